from __future__ import annotations

from django.db import migrations, models
from django.db.migrations.state import StateApps
from django.utils.text import slugify


def name_addresses(apps: StateApps, schema_editor: object) -> None:
    Partner = apps.get_model("partners", "Partner")
    taken: set[str] = set()
    for partner in Partner.objects.order_by("pk"):
        slug = slugify(partner.name)[:110] or "partner"
        if slug in taken:
            slug = f"{slug}-{partner.pk}"
        taken.add(slug)
        partner.slug = slug
        partner.save(update_fields=["slug"])


def publish_audiences(apps: StateApps, schema_editor: object) -> None:
    published = apps.get_model("naht_site", "Published")
    published.objects.filter(kind="offer").update(audience="both")


class Migration(migrations.Migration):
    dependencies = [
        ("naht_site", "0005_published_audience"),
        ("partners", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="offerpage",
            name="audience",
            field=models.CharField(
                choices=[
                    ("schools", "For schools"),
                    ("personal", "For you"),
                    ("both", "For schools and for you"),
                ],
                default="both",
                help_text="Readers can look for offers to schools or to themselves.",
                max_length=10,
                verbose_name="for",
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="commission",
            field=models.CharField(
                choices=[
                    ("yes", "Yes, we earn a commission"),
                    ("no", "No, we earn nothing"),
                    ("not-stated", "Not stated"),
                ],
                default="not-stated",
                help_text="Whether NAHT earns from what members buy. Readers see the answer.",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="confirmed_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which somebody last checked all of this with them.",
                null=True,
                verbose_name="last confirmed",
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="how_chosen",
            field=models.TextField(
                blank=True,
                help_text="Who looked at them, and at what.",
                max_length=600,
                verbose_name="how we chose them",
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="slug",
            field=models.SlugField(
                blank=True, db_index=False, default="", max_length=120
            ),
            preserve_default=False,
        ),
        migrations.RunPython(name_addresses, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="partner",
            name="slug",
            field=models.SlugField(
                blank=True,
                help_text="The last part of the profile’s address. Left empty, it is made from the name.",
                max_length=120,
                unique=True,
                verbose_name="address",
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="what",
            field=models.TextField(
                blank=True,
                help_text="What members or schools can get from them.",
                max_length=600,
                verbose_name="what they offer",
            ),
        ),
        migrations.AlterField(
            model_name="partner",
            name="about",
            field=models.TextField(
                blank=True,
                help_text="A sentence or two. Readers see it beside each offer too.",
                max_length=600,
                verbose_name="who they are",
            ),
        ),
        migrations.RunPython(publish_audiences, migrations.RunPython.noop),
    ]
