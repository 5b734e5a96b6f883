"""Postal addresses as the larger countries write them, and the towns that prose says people live in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dataprep.sensitive.detectors.person_names import byte_span, reads_like_prose
from dataprep.sensitive.model import Candidate, Found
from dataprep.sensitive.names import PROSE, is_word

_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŠŽÅ](?:[^\W\d_]|['’.\-](?=[^\W\d_]))+"
_TOWN = rf"{_CAP}(?: (?:{_CAP}|(?:am|an der|upon|on|of|de|la|le|sur|del|di|the|in) {_CAP})){{0,3}}"
_STATES = (
    "AL|AK|AS|AZ|AR|CA|CO|CT|DE|DC|FL|GA|GU|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND"
    "|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|VI|WA|WV|WI|WY|MP|FM|MH|PW|AA|AE|AP|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|NSW|VIC|QLD|TAS|ACT|NT|YT|NU"
    "|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri"
    "|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma"
    "|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    "|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|British Columbia|Alberta"
)
_UK_CODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}"
_ZIP = rf"(?:\d{{5}}(?:-\d{{4}})?|{_UK_CODE}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{{4}})"
_SUFFIX = (
    "Street|St|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Circle|Cir|Place|Pl|Plaza|Square|Sq"
    "|Terrace|Ter|Trail|Trl|Parkway|Pkwy|Highway|Hwy|Way|Crescent|Cres|Close|Gardens|Grove|Mews|Walk|Row|Alley|Loop"
    "|Crossing|Xing|Heights|Hts|Hill|Hills|Ridge|Path|Pike|Run|Pass|Bend|Point|Pt|View|Vista|Village|Valley|Manor"
    "|Meadow|Meadows|Estate|Estates|Esplanade|Broadway|Turnpike|Freeway|Expressway|Causeway|Quay|Wharf|Cove|Creek"
    "|Extension|Extensions|Springs|Spring|Station|Track|Tunnel|Union|Villages|Villages|Viaduct|Ville|Walks|Wells|Ways"
    "|Brook|Burg|Bypass|Camp|Canyon|Cape|Center|Centers|Cliff|Club|Common|Corner|Corners|Course|Coves|Dale|Dam|Divide"
    "|Fall|Falls|Ferry|Field|Fields|Flat|Flats|Ford|Forest|Forge|Fork|Forks|Fort|Garden|Gateway|Glen|Glens|Green"
    "|Harbor|Haven|Hollow|Inlet|Island|Islands|Isle|Junction|Key|Keys|Knoll|Knolls|Lake|Lakes|Landing|Light|Lights"
    "|Locks|Lodge|Mall|Mill|Mills|Mission|Mount|Mountain|Neck|Orchard|Oval|Overpass|Park|Parks|Passage|Pine|Pines"
    "|Plain|Plains|Port|Ports|Prairie|Radial|Ramp|Ranch|Rapid|Rapids|Rest|River|Shoal|Shoals|Shore|Shores|Skyway"
    "|Spur|Squares|Stravenue|Stream|Summit|Throughway|Trace|Trafficway|Underpass"
)
_UNIT = r"(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Floor|Fl|Flat|Room|Rm|Bldg|#)\.? ?#?[\w-]{1,6})"
_LONG = frozenset(
    [
        "Street",
        "St",
        "Avenue",
        "Ave",
        "Road",
        "Rd",
        "Boulevard",
        "Blvd",
        "Lane",
        "Ln",
        "Drive",
        "Dr",
        "Court",
        "Ct",
        "Square",
        "Terrace",
        "Parkway",
        "Pkwy",
        "Highway",
        "Hwy",
        "Crescent",
        "Way",
        "Place",
        "Close",
    ]
)
_TAIL_US = rf"(?:,? {_TOWN})?,? (?:{_STATES}),? {_ZIP}|,? {_TOWN},? (?:{_STATES}|UK|USA|United Kingdom)(?! ?\w)|,? {_TOWN},? {_UK_CODE}|,? {_UK_CODE}"
_IN_HOUSE = r"(?:(?:Flat|Studio|Unit|Apt\.?|Apartment|Suite|Level|Room) \w{1,6},? )"
_NUMBERED = re.compile(
    rf"(?<![\w.#$/-])(?:{_IN_HOUSE}?\d{{1,6}}[A-Za-z]?(?:[-/]\d{{1,4}})?|{_IN_HOUSE}) ?(?<=[ \d\w])(?<=[ ])(?:[NSEW]\.? |North |South |East |West )?"
    rf"(?:(?:{_CAP}|\d{{1,3}}(?:st|nd|rd|th)) ){{0,3}}(?:{_CAP}(?<!\w\.))(?: [NSEW][EW]?\b)?\.?{_UNIT}?(?P<tail>{_TAIL_US})?(?!\w)"
)
_HAS_SUFFIX = re.compile(rf"\b(?P<suffix>{_SUFFIX})\b\.?(?: [NSEW][EW]?)?{_UNIT}?$")
_INDIAN = re.compile(
    rf"(?<![\w.])(?:H\.? ?No\.? ?|Plot ?(?:No\.? ?)?|Door ?No\.? ?)?\d{{1,4}}(?:/\d{{1,4}}[A-Z]?)?,? {_TOWN}(?:, {_TOWN})?[ ,-]{{1,3}}\d{{6}}(?!\w)"
)
_TOWN_STATE = re.compile(rf"(?<![\w.-]){_TOWN},? (?:{_STATES}),? {_ZIP}(?![\w-])")
_BOX = re.compile(
    rf"\b(?:P\.? ?O\.? Box|PO Box|Postfach|BP|PSC|Unit|CMR) \d{{1,6}}(?:,? Box \d{{1,6}})?(?:,? (?:{_TOWN},? (?:{_STATES}) {_ZIP}|[A-Z]P[OA] A[AEP] \d{{5}}))?"
)
_GERMAN = re.compile(
    r"(?<!\w)(?:[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|str\.|gasse|allee|platz|ufer|damm|chaussee|ring)|(?:[A-ZÄÖÜ][\wäöüß-]* )?(?:Straße|Strasse|Str\.|Weg|Allee|Platz|Ring|Gasse|Damm|Ufer)|[A-ZÄÖÜ][\wäöüß-]{2,}weg) "
    rf"\d{{1,4}} ?[a-z]?(?:-\d{{1,4}})?(?:,? (?:D-|A-|CH-)?\d{{4,5}}(?: [A-Z]{{2}})?,? {_TOWN})?(?!\w)"
)
_FRENCH = re.compile(
    rf"(?<![\w.])\d{{1,4}}(?: (?:bis|ter|quater))?,? (?:rue|avenue|boulevard|bd|place|chemin|impasse|allée|quai|route|cours|square|passage|Rue|Avenue|Boulevard|Place|Chemin|Impasse|Allée|Quai|Route) (?:(?:de la|de l['’]|du|des|de|d['’]|la|le|l['’]) ?)?{_CAP}(?:[ -](?:(?:de|du|des|la|le) )?{_CAP}){{0,3}}(?:,? (?:F-)?\d{{5}} {_TOWN})?"
)
_ROMANCE = re.compile(
    rf"(?<!\w)(?:Calle|C/|C\.|Callejón|Camino|Pasaje|Ronda|Rambla|Glorieta|Cuesta|Urbanización|Vial|Avenida|Avda\.?|Av\.|Paseo|Plaza|Carrera|Via|Viale|Piazza|Corso|Vicolo|Borgo|Contrada|Strada|Rotonda|Canale|Stretto|Incrocio|Rua|Travessa|Praça|Largo|Alameda|Estrada|ul\.|al\.|pl\.|[Uu]lica|[Pp]lac|[Aa]leja) "
    rf"(?:(?:de|del|de la|de los|da|do|dos|das|della|dei|di) )?{_CAP}(?: (?:(?:de|del|da|do|la|della) )?{_CAP}){{0,3}},? (?:n[º°.] ?)?\d{{1,5}}(?:/\d{{1,4}})?[A-Za-z]?"
    rf"(?: ?,? (?:Piano|Appartamento|Puerta|Piso|Apt\.|Esc\.|m\.) ?\w{{1,4}})*(?: ?,? \d{{2}}-?\d{{2,3}}(?:-\d{{3}})?,? {_TOWN}['’]?(?: \([A-Z]{{2}}\))?| ?, {_TOWN},? \d{{5}})?"
)
_DUTCH = re.compile(
    rf"(?<!\w)[A-Z][a-zé]+(?:straat|laan|plein|gracht|kade|singel|dijk|weg|laan|pad|hof|steeg|vägen|gatan|gata|vej|gade|veien|katu) \d{{1,4}}[a-zA-Z]?(?:,? (?:\d{{4}} ?[A-Z]{{2}}|\d{{3}} ?\d{{2}}|\d{{4}}),? {_TOWN})?(?!\w)"
)
_UK_ALONE = re.compile(
    rf"(?:(?i:post ?code|zip(?: ?code)?|postal code)(?: is|:)? ?){_ZIP}|(?<=, ){_UK_CODE}(?!\w)"
)
_BEFORE_TOWN = re.compile(
    rf"(?:\b(?:in|at|to|of|is|from|near) |:\s?)(?=(?P<town>{_TOWN}(?:, {_TOWN})?)(?![\w@(=]))"
)
_LIVES = re.compile(
    r"(?i:(?:liv(?:es?|ed|ing)|resid(?:es?|ed|ing)|reside|based|born|raised|grew up|located|residents?|native|citizen|moved?|moving|relocat(?:ed?|ing)|travel(?:l?ed|l?ing)?|fl(?:ew|ying)|hometown|city|town) (?:in|at|to|of|is|from|near)(?: (?:the )?(?:city|town|village|state|country|suburbs) of)?"
    r"|(?:city|town|county|country|birthplace|place of birth|hometown|state|residence)\s?:|(?:not far|comes?|came|hails?|am|is|originally|visiting) from|(?:born|married|died) (?:on |in )[^.\n]{4,30} in"
    r"|(?:customers?|clients?|patients?|offices?|friends?|family|house|home|apartment|hotel|hospital|school|university|works?|worked|working|studi?e?s?|studied|stays?|stayed|met|meet|married|died|arrived?|arrives) (?:in|at|near)) ?$|[A-Z][a-z]{2,12} from $"
)
_LABELLED = re.compile(
    r"(?i)[\s*-]*(?:city|town|county|country|birthplace|place of birth|hometown|state|residence)\s?:"
)
_WHOLE = (_INDIAN, _GERMAN, _FRENCH, _ROMANCE, _DUTCH, _BOX, _TOWN_STATE)
_WINDOW = 50
_LONGEST = 20_000
"""Characters of a line in which addresses are looked for."""


def find(lines: Sequence[Candidate]) -> Iterable[Found]:
    """Yield postal addresses on lines of one text, or towns that people are said to live in.

    Towns are what a rule of the entity ``location`` asks for, in prose only.

    Args:
        lines: Lines of one text that hold what an address begins or ends with, in order.
    """
    for line in lines:
        raw = line.line
        text = raw.decode("utf-8", "replace")[:_LONGEST]
        prose = line.language in PROSE and reads_like_prose(text)
        spans = _towns(text, prose) if line.rule.entity == "location" else _spans(text, prose)
        reach = -1
        for start, end, score in sorted(spans, key=lambda s: (s[0], -s[1])):
            if start < reach:
                continue
            reach = end
            first, last = byte_span(None if raw.isascii() else text, start, end)
            yield Found(line.rule, line.line_start + first, line.line_start + last, score)


def _spans(text: str, prose: bool) -> Iterator[tuple[int, int, float]]:
    for match in _NUMBERED.finditer(text):
        street = text[match.start() : match.start("tail") if match["tail"] else match.end()]
        known = _HAS_SUFFIX.search(street)
        if match["tail"] or (known is not None and (prose or known["suffix"] in _LONG)):
            yield match.start(), match.end(), 0.86
    for pattern in _WHOLE:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), 0.86
    for match in _UK_ALONE.finditer(text):
        last = match.group().split()
        size = (
            len(last[-1])
            if last[-1][0].isdigit() and len(last[-1]) > 3
            else len(" ".join(last[-2:]))
        )
        yield match.end() - size, match.end(), 0.5


def _towns(text: str, prose: bool) -> Iterator[tuple[int, int, float]]:
    if not prose and _LABELLED.match(text) is None:
        return
    reach = 0
    for match in _BEFORE_TOWN.finditer(text):
        if (
            match.start() < reach
            or _LIVES.search(text[max(match.end() - _WINDOW, 0) : match.end()]) is None
        ):
            continue
        if not all(is_word(word) for word in re.findall(r"\w+", match["town"])):
            reach = match.end("town")
            yield match.start("town"), match.end("town"), 0.5
