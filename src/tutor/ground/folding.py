"""Words folded for comparing: case, accents and apostrophes gone."""

import re
import unicodedata

APOSTROPHES = re.compile("['’ʼ`´]")
_LOOK_ALIKES = str.maketrans(
    "авеѕіјкмнорстухѡԁһԛԝαεικνορτυχϲᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢı",
    "abesijkmhopctyxwdhqwaeikvoptuxcabcdefghijklmnopqrstuvwyzi",
)
"Letters of other scripts that look like Latin ones; only where a word has Latin ones too, or those of small capitals."
_LATIN = re.compile("[a-zᴀ-ᴢɢʜɪʟɴʀʏʙꜰꜱ]")


def fold(word: str) -> str:
    """`word` in lower case, without accents and apostrophes, so that `Can’t` and `cant` are one."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    spread = unicodedata.normalize("NFKD", APOSTROPHES.sub("", word.lower()))
    plain = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return plain.translate(_LOOK_ALIKES) if _LATIN.search(plain) else plain
