import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0005_request_devices"),
        ("naht_site", "0002_foundations"),
    ]

    operations = [
        migrations.CreateModel(
            name="School",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                (
                    "register",
                    models.CharField(
                        choices=[
                            ("england", "Register of England"),
                            ("wales", "Register of Wales"),
                            ("northern-ireland", "Register of Northern Ireland"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="The register's own: in England the URN.",
                        max_length=12,
                    ),
                ),
                ("name", models.CharField(max_length=160)),
                ("town", models.CharField(blank=True, max_length=80)),
                ("postcode", models.CharField(blank=True, max_length=12)),
                ("local_authority", models.CharField(blank=True, max_length=80)),
                (
                    "kind",
                    models.CharField(blank=True, max_length=80, verbose_name="type"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")], max_length=10
                    ),
                ),
                (
                    "nation",
                    models.CharField(
                        choices=[
                            ("england", "England"),
                            ("wales", "Wales"),
                            ("northern_ireland", "Northern Ireland"),
                            ("islands", "Isle of Man or Channel Islands"),
                            ("scotland", "Scotland"),
                            ("elsewhere", "Somewhere else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "name_key",
                    models.TextField(
                        editable=False,
                        help_text="The name's words, as `school_words` gives them.",
                    ),
                ),
                (
                    "search_text",
                    models.TextField(
                        editable=False,
                        help_text="All that it is found by, a space before each word.",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search_text"],
                        name="school_search_trigrams",
                        opclasses=["gin_trgm_ops"],
                    ),
                    models.Index(
                        fields=["name_key"],
                        name="school_name_prefix",
                        opclasses=["text_pattern_ops"],
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "number"),
                        name="school_number_once_a_register",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolWord",
            fields=[
                ("word", models.TextField(primary_key=True, serialize=False)),
            ],
            options={
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["word"],
                        name="school_word_trigrams",
                        opclasses=["gin_trgm_ops"],
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="requestworkplace",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="members.school",
            ),
        ),
    ]
