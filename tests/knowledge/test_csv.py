"""CSV as spreadsheets write it, and CSV that cannot be read."""

import os

import pytest

from bot.knowledge import check_folder, load_base, loading

FILE = "tables/picked.csv"


def list_found(base):
    return [(its.code, its.place.line, its.place.column) for its in check_folder(base)[1]]


def test_a_byte_order_mark_is_no_part_of_the_first_name(base):
    data = (base / FILE).read_bytes()
    (base / FILE).write_bytes(b"\xef\xbb\xbf" + data)

    assert check_folder(base)[1] == ()


def test_quoted_cells_may_hold_commas_quotes_and_lines(base, change):
    change("tables/harvest.yaml", "{name: source, type: source}", "{name: remark, type: text}")
    (base / FILE).write_text(
        "orchard,year,picked,pickers,remark\n"
        'Longmeadow,2022,600,61,"wet, then ""dry""\nand late"\n'
        "\n"
        "Longmeadow,2023,lots,61,none\n"
    )

    assert list_found(base) == [("K041", 5, 17)]

    change(FILE, "lots", "640")
    table = next(its for its in load_base(base).entries if its.id == "picked-by-year")
    assert table.rows[0].cells[4].text == 'wet, then "dry"\nand late'


def test_lines_may_end_as_on_windows(base):
    text = (base / FILE).read_text()
    (base / FILE).write_bytes(text.replace("\n", "\r\n").encode())

    assert check_folder(base)[1] == ()


def test_an_empty_file_is_said(base):
    (base / FILE).write_text("\n\n")

    assert ("K005", 1, 1) in list_found(base)


def test_a_file_that_is_too_large_is_not_read(base, monkeypatch):
    monkeypatch.setattr(loading, "LARGEST_CSV", 100)

    assert ("K003", 1, 1) in list_found(base)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(base):
    (base / FILE).chmod(0)

    assert ("K002", 1, 1) in list_found(base)


def test_a_cell_that_is_too_long_is_said(base, change):
    change(FILE, "Redhill,2022", f'"{"x" * 200_000}",2022')

    assert "K046" in [its.code for its in check_folder(base)[1]]
