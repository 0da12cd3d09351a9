from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("naht_site", "0004_feedback")]

    operations = [
        migrations.AddField(
            model_name="published",
            name="audience",
            field=models.CharField(
                blank=True,
                choices=[
                    ("schools", "For schools"),
                    ("personal", "For you"),
                    ("both", "For schools and for you"),
                ],
                default="",
                max_length=10,
            ),
            preserve_default=False,
        ),
    ]
