from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("naht_site", "0005_published_audience"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Heartbeat",
            fields=[
                (
                    "job",
                    models.CharField(max_length=200, primary_key=True, serialize=False),
                ),
                ("last_run_at", models.DateTimeField()),
            ],
            options={"default_permissions": ()},
        ),
        migrations.CreateModel(
            name="LinkConfirmed",
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
                ("url", models.CharField(max_length=2000, unique=True)),
                (
                    "confirmed_on",
                    models.DateField(default=django.utils.timezone.localdate),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "permissions": [
                    ("care_for_content", "Can see what needs care, and confirm links")
                ],
                "default_permissions": (),
            },
        ),
        migrations.AlterField(
            model_name="contactsettings",
            name="phone",
            field=models.CharField(
                default="0300 30 30 333",
                help_text="At the head and foot of every page, and in every e-mail.",
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="contactsettings",
            name="info_email",
            field=models.EmailField(
                default="info@naht.org.uk",
                help_text="At the foot of every page, and in every e-mail.",
                max_length=254,
                verbose_name="general e-mail",
            ),
        ),
        migrations.AlterField(
            model_name="contactsettings",
            name="join_email",
            field=models.EmailField(
                default="joinus@naht.org.uk",
                help_text="At the foot of every page, and where people ask to join.",
                max_length=254,
                verbose_name="e-mail about joining",
            ),
        ),
        migrations.AlterField(
            model_name="contactsettings",
            name="notice",
            field=models.TextField(
                blank=True,
                help_text="Readers see it at the top of every page. Plain words, no "
                "links.",
                max_length=300,
            ),
        ),
        migrations.AlterField(
            model_name="contactsettings",
            name="notice_ends",
            field=models.DateTimeField(
                blank=True,
                help_text="London time. At that minute the notice goes by itself. "
                "Left empty, it stays until you take it away.",
                null=True,
            ),
        ),
    ]
