"""Validators of national identifiers outside China."""

from __future__ import annotations

from collections.abc import Callable

from dataprep.sensitive.model import Candidate
from dataprep.sensitive.validators import _americas, _asia, _europe
from dataprep.sensitive.validators._checked import checked
from dataprep.sensitive.validators._checks import compact, is_varied, stands_alone

CHECKS: tuple[Callable[[str], bool], ...] = (
    *(_europe.gb_nino, _europe.gb_nhs, _europe.gb_utr, _europe.de_tax_id, _europe.de_identity_card),
    *(_europe.fr_nir, _europe.it_fiscal_code, _europe.es_nif, _europe.es_cif, _europe.pt_nif),
    *(_europe.nl_bsn, _europe.be_national_number, _europe.no_birth_number, _europe.dk_cpr),
    *(_europe.pl_pesel, _europe.pl_nip, _europe.cz_birth_number, _europe.ro_cnp),
    *(_europe.hu_personal_id, _europe.gr_afm, _europe.bg_egn, _europe.ru_inn, _europe.ru_snils),
    *(_europe.ua_rnokpp, _europe.ch_ahv, _europe.at_social_security, _europe.ie_pps),
    *(_europe.se_personal_number, _asia.in_aadhaar, _asia.in_pan, _asia.in_gstin, _asia.sg_nric),
    *(_asia.my_mykad, _asia.id_nik, _asia.th_national_id, _asia.vn_cccd, _asia.kr_rrn),
    *(_asia.kr_business, _asia.jp_my_number, _asia.il_id, _asia.ae_emirates_id),
    *(_asia.sa_national_id, _asia.tr_tckn, _asia.za_id, _asia.au_tfn, _asia.au_abn),
    *(_asia.au_medicare, _asia.nz_ird, _americas.us_ssn, _americas.us_itin, _americas.us_ein),
    *(_americas.us_npi, _americas.ca_sin, _americas.br_cpf, _americas.br_cnpj, _americas.ar_cuit),
    *(_americas.cl_rut, _americas.mx_curp, _americas.mx_rfc, _americas.co_nit, _americas.pe_ruc),
)
"""Checks of values without separators; each is a validator by its own name."""


def fi_hetu(candidate: Candidate) -> bool:
    """Return whether a value is a Finnish personal identity code; its hyphen is a century."""
    alone = stands_alone(candidate.text, candidate.start, candidate.end)
    return alone and _europe.fi_hetu(candidate.value.decode("ascii", "replace").upper())


def varied(candidate: Candidate) -> bool:
    """Return whether a value's digits are neither all the same nor counted up or down."""
    return is_varied(compact(candidate.value))


VALIDATORS: dict[str, Callable[[Candidate], bool]] = {
    **{check.__name__: checked(check) for check in CHECKS},
    "fi_hetu": fi_hetu,
    "varied": varied,
}
