from django.db import migrations, models

# Words are stemmed as English once their accents are off.
MAKE_CONFIGURATION = """
CREATE TEXT SEARCH CONFIGURATION site_english (COPY = english);
ALTER TEXT SEARCH CONFIGURATION site_english
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
"""

# Pages that hold a word are counted and put in order by these columns: they stay in
# the row, and all that is long is kept beside the table. A look at all rows then reads
# a fifth of the pages.
KEEP_ROWS_SHORT = """
ALTER TABLE naht_site_published SET (toast_tuple_target = 256);
ALTER TABLE naht_site_published
    ALTER COLUMN path SET STORAGE MAIN,
    ALTER COLUMN kind SET STORAGE MAIN,
    ALTER COLUMN title SET STORAGE MAIN,
    ALTER COLUMN nations SET STORAGE MAIN,
    ALTER COLUMN topics SET STORAGE MAIN;
"""
AS_BEFORE = """
ALTER TABLE naht_site_published
    ALTER COLUMN path SET STORAGE DEFAULT,
    ALTER COLUMN kind SET STORAGE DEFAULT,
    ALTER COLUMN title SET STORAGE DEFAULT,
    ALTER COLUMN nations SET STORAGE DEFAULT,
    ALTER COLUMN topics SET STORAGE DEFAULT;
ALTER TABLE naht_site_published RESET (toast_tuple_target);
"""

INDEX_TITLES = """
CREATE INDEX published_title_trigrams ON naht_site_published
    USING gin (title gin_trgm_ops);
"""


class Migration(migrations.Migration):
    dependencies = [("naht_site", "0002_foundations")]

    operations = [
        migrations.RunSQL(
            MAKE_CONFIGURATION, "DROP TEXT SEARCH CONFIGURATION site_english"
        ),
        migrations.RunSQL(KEEP_ROWS_SHORT, AS_BEFORE),
        migrations.RunSQL(INDEX_TITLES, "DROP INDEX published_title_trigrams"),
        migrations.CreateModel(
            name="Synonym",
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
                    "words",
                    models.TextField(
                        help_text="With commas between, like: ALNCo, ALENCO, additional learning needs co-ordinator. Whoever searches for one of them finds them all. Capital letters and a plural s make no difference.",
                        max_length=960,
                        verbose_name="words that mean the same",
                    ),
                ),
            ],
            options={
                "verbose_name": "group of words",
                "verbose_name_plural": "words that mean the same",
                "ordering": ["words"],
            },
        ),
    ]
