from __future__ import annotations

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("naht_site", "0003_search"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PageFeedback",
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
                ("helpful", models.BooleanField()),
                ("comment", models.TextField(blank=True, max_length=1000)),
                ("sent_on", models.DateField(default=django.utils.timezone.localdate)),
            ],
            options={
                "permissions": [
                    ("read_pagefeedback", "Can read what readers say of pages")
                ],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="RelatedPage",
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
                    "sort_order",
                    models.IntegerField(blank=True, editable=False, null=True),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="published",
            name="old_id",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="published",
            name="related",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list
            ),
        ),
        migrations.AddIndex(
            model_name="published",
            index=models.Index(
                condition=models.Q(("first_published_on__isnull", False)),
                fields=["-first_published_on", "-page"],
                name="published_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="published",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["nations"], name="published_nations"
            ),
        ),
        migrations.AddIndex(
            model_name="published",
            index=models.Index(
                condition=models.Q(("old_id__isnull", False)),
                fields=["old_id"],
                name="published_old_id",
            ),
        ),
        migrations.AddField(
            model_name="pagefeedback",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="feedback",
                to=settings.WAGTAIL_PAGE_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="relatedpage",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="related_pages",
                to=settings.WAGTAIL_PAGE_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="relatedpage",
            name="to",
            field=models.ForeignKey(
                help_text="Shown under “Related”. Pages on the same topic and for the same nation follow by themselves, up to four in all.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.WAGTAIL_PAGE_MODEL,
                verbose_name="page",
            ),
        ),
        migrations.AddConstraint(
            model_name="relatedpage",
            constraint=models.UniqueConstraint(
                fields=("page", "to"), name="related_page_once"
            ),
        ),
    ]
