"""The keys that the entries of every kind share."""

from bot.base.format import DATE, ID, LOCATOR, TEXT, TEXTS, Key, ListForm, TextForm

ENTITY = TextForm("id of an entity")
ENTRY = TextForm("id of an entry")

SHARED = (
    Key("id", ID, "Names the entry; never used again for another one.", is_required=True),
    Key("title", TEXT, "What it is about, in a few words.", is_required=True),
    Key("ask", TEXTS, "3 to 8 ways to ask for it; all count equally."),
    Key("source", LOCATOR, "Where it was read: {id, at}, or the id alone."),
    Key("as_of", DATE, "When it was true."),
    Key("review_by", DATE, "When it should be looked at again; past that day answers warn."),
    Key("topic", TextForm("id of a topic"), "The heading it is listed under."),
    Key("about", ListForm(ENTITY), "The entities it is about."),
    Key("see", TEXTS, "Ids of entries to suggest next."),
)
