from __future__ import annotations

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.core.management import call_command
from django.db import migrations


def make_cache_table(apps, schema_editor):
    call_command(
        "createcachetable", database=schema_editor.connection.alias, verbosity=0
    )


def first_generation(apps, schema_editor):
    apps.get_model("naht_site", "Generation").objects.create(id=1, number=1)


class Migration(migrations.Migration):
    dependencies = [("naht_site", "0001_initial")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
        migrations.RunPython(first_generation, migrations.RunPython.noop),
    ]
