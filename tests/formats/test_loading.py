"""Loading: files and folders become sources; what is around the data (marks, line ends, emptiness) does no harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from stargate_model.errors import SourceError
from stargate_model.findings.finding import Finding, Severity
from stargate_model.formats.loading import files_of, format_of, read_bytes, read_file, read_path
from stargate_model.records.dataset import key_of

ONE = 'stargate_model: "1"\nsites:\n  - id: abilene\n    name: {en: Abilene}\n'
ANOTHER = '{"stargate_model": "1", "sites": [{"id": "shackelford", "name": {"en": "Shackelford"}}]}'


def keys(data: bytes | str, form: str = "yaml") -> list[str]:
    """The keys of the records in a document in which nothing is wrong."""
    source = read_bytes(data if isinstance(data, bytes) else data.encode(), form, "data")
    assert source.problems == ()
    return [key_of(entry.record) for entry in source.entries]


class TestBytes:
    """What is around the data."""

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("mark", ["", "\ufeff"])
    def test_line_ends_and_a_mark_do_no_harm(self, end: str, mark: str) -> None:
        """Files of every system are read alike."""
        assert keys(mark + ONE.replace("\n", end)) == ["site:abilene"]
        assert keys(mark + ANOTHER.replace(" ", end), "json") == ["site:shackelford"]

    @pytest.mark.parametrize("form", ["json", "yaml"])
    def test_one_mark_is_dropped_and_no_second(self, form: str) -> None:
        """Only the first character of a file can be a byte order mark."""
        source = read_bytes(("\ufeff\ufeff" + ANOTHER).encode(), form, "data")
        assert [(problem.code, problem.position) for problem in source.problems] == [("syntax", (1, 1))]

    @pytest.mark.parametrize("text", ["", "\n\n", "# only\n# comments\n", "---\n", "--- {}\n...\n"])
    def test_an_empty_document_lacks_its_version(self, text: str) -> None:
        """Nothing at all is no data set: a version is what makes one."""
        source = read_bytes(text.encode(), "yaml", "data")
        assert {problem.code for problem in source.problems} <= {"version", "wrong-type"}
        assert len(source.problems) == 1
        ((finding),) = source.place([source.problems[0].finding()])
        assert finding.line is not None
        assert finding.line <= text.count("\n") + 1

    def test_columns_count_code_points_after_the_mark(self) -> None:
        """Neither the mark nor the bytes of a character count."""
        source = read_bytes('\ufeff{"stargate_model": "1", "阿𝒜": []}'.encode(), "json", "data")
        ((finding),) = source.place([problem.finding() for problem in source.problems])
        assert (finding.line, finding.column) == (1, 25)

    def test_an_explicit_document_with_its_version_of_yaml_is_read(self) -> None:
        """The directive that names YAML itself is no harm."""
        assert keys(f"%YAML 1.1\n---\n{ONE}...\n") == ["site:abilene"]

    def test_records_beside_a_broken_one_are_read(self) -> None:
        """One broken record does not hide the others; it is known by its key."""
        source = read_bytes(
            ONE.replace("    name: {en: Abilene}", "  - {id: other, name: {en: B}}").encode(), "yaml", "d"
        )
        assert [key_of(entry.record) for entry in source.entries] == ["site:other"]
        assert source.broken == {"site:abilene"}
        assert [(problem.code, problem.pointer) for problem in source.problems] == [("missing-key", "/sites/0")]

    def test_after_a_broken_text_nothing_is_missed(self) -> None:
        """What was not read is not told as missing too."""
        source = read_bytes(b"sites: [", "yaml", "data")
        assert [problem.code for problem in source.problems] == ["syntax"]
        assert source.entries == ()

    def test_the_first_of_two_equal_keys_is_read(self) -> None:
        """Which of the two is taken does not depend on the format."""
        text = '{"stargate_model": "1", "sites": [{"id": "ab", "id": "cd", "name": {"en": "A"}}]}'
        for form in ("json", "yaml"):
            source = read_bytes(text.encode(), form, "data")
            assert [key_of(entry.record) for entry in source.entries] == ["site:ab"]
            assert [(one.code, one.pointer, one.position) for one in source.problems] == [
                ("duplicate-key", "/sites/0/id", (1, 48))
            ]

    def test_each_repetition_is_told(self) -> None:
        """A key that stands three times is told twice, each time where it stands again; so is one inside."""
        text = '{"a": {"b": 1, "b": 2}, "a": 3, "a": {"c": 4, "c": 5}}'
        for form in ("json", "yaml"):
            source = read_bytes(text.encode(), form, "data")
            repeated = [(one.pointer, one.position) for one in source.problems if one.code == "duplicate-key"]
            assert repeated == [("/a/b", (1, 16)), ("/a", (1, 25)), ("/a", (1, 33)), ("/a/c", (1, 47))]


class TestPlacing:
    """Findings get the file, line and column of their pointers."""

    def test_what_is_missing_stands_where_it_should_be(self) -> None:
        """A pointer that the text does not have gets the place of what is around it."""
        source = read_bytes(ONE.encode(), "yaml", "data.yaml")
        asked = [
            Finding(code="missing-key", severity=Severity.ERROR, pointer=pointer)
            for pointer in ("", "/sites", "/sites/0/name/en", "/sites/0/capacity/value", "/nowhere")
        ]
        assert [(one.path, one.line, one.column) for one in source.place(asked)] == [
            ("data.yaml", 1, 1),
            ("data.yaml", 3, 3),
            ("data.yaml", 4, 16),
            ("data.yaml", 3, 5),
            ("data.yaml", 1, 1),
        ]

    def test_sources_are_not_taken_for_each_other(self) -> None:
        """Two files with the same content are two sources, with problems or without."""
        first, second = (read_bytes(b"{}", "json", "data") for _ in range(2))
        assert first != second
        assert len({first, second}) == 2


class TestPaths:
    """Files and folders."""

    def test_a_name_says_the_format(self) -> None:
        """By its ending, in whatever case; no other name is guessed at."""
        names = ["a.json", "a.YAML", "a.b.yml", "a.txt", "json", ".yaml", "a.json.bak"]
        assert [format_of(Path(name)) for name in names] == ["json", "yaml", "yaml", None, None, None, None]

    def test_a_folder_is_the_union_of_its_files(self, tmp_path: Path) -> None:
        """In the order of their names; files of no format, and folders in it, are left alone."""
        (tmp_path / "b.yaml").write_text(ONE)
        (tmp_path / "a.json").write_text(ANOTHER)
        (tmp_path / "notes.txt").write_text("sites: none")
        (tmp_path / "c.yaml").mkdir()
        sources = read_path(tmp_path)
        assert [Path(source.path).name for source in sources] == ["a.json", "b.yaml"]
        assert [key_of(entry.record) for source in sources for entry in source.entries] == [
            "site:shackelford",
            "site:abilene",
        ]

    @pytest.mark.parametrize(
        "name", ["missing.yaml", "folder.json", "data.txt", "nul\x00.yaml", f"{'x' * 300}.yaml", "a.yaml/b.json"]
    )
    def test_what_cannot_be_read_is_told(self, name: str, tmp_path: Path) -> None:
        """A missing file, an empty folder, another kind of file, no name at all: one error of ours, in one line."""
        (tmp_path / "folder.json").mkdir()
        (tmp_path / "data.txt").write_text("{}")
        (tmp_path / "a.yaml").write_text("{}")
        with pytest.raises(SourceError, match=r"cannot be read|holds no data|no format") as caught:
            read_path(tmp_path / name)
        assert "\n" not in str(caught.value)
        assert caught.value.params["path"]

    def test_a_folder_that_may_not_be_listed_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whatever the system refuses is an error of ours."""

        def refuse(_: Path) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "iterdir", refuse)
        with pytest.raises(SourceError, match="Permission denied"):
            read_path(tmp_path)

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        """A folder that is called like a file cannot be read as one."""
        (tmp_path / "a.json").mkdir()
        with pytest.raises(SourceError):
            read_file(tmp_path / "a.json")


def test_a_tab_in_yaml_is_called_one() -> None:
    """Its reader says only that a character cannot stand there, and a tab does not show."""
    (problem,) = read_bytes(b"sites:\n\t- id: a\n", "yaml", "a.yaml").problems
    assert (problem.position, problem.params["problem"]) == ((2, 1), "a tab, where YAML takes blanks only")


class TestPatterns:
    """A name with stars or brackets stands for the files that are like it."""

    @pytest.mark.parametrize("name", ["[" * 5_000, "*" * 5_000 + ".json", "a?" + "b" * 300])
    def test_one_that_no_system_has_is_told(self, name: str, tmp_path: Path) -> None:
        """The error is ours and names the path, in short."""
        with pytest.raises(SourceError) as caught:
            files_of(tmp_path / name)
        assert str(tmp_path)[:20] in str(caught.value)
        assert len(str(caught.value)) < 500

    def test_a_file_of_that_name_comes_first(self, tmp_path: Path) -> None:
        """A file that is called so is no pattern."""
        (tmp_path / "a[1].json").write_text(ANOTHER)
        (tmp_path / "a1.json").write_text(ANOTHER)
        assert files_of(tmp_path / "a[1].json") == (tmp_path / "a[1].json",)
        assert files_of(tmp_path / "a[0-9].json") == (tmp_path / "a1.json",)

    def test_folders_have_patterns_too(self, tmp_path: Path) -> None:
        """A star stands for one folder, and never for folders in folders."""
        for folder in ("year=2024", "year=2025", "other/year=2023", "[a]/year=2022"):
            (tmp_path / folder).mkdir(parents=True)
            (tmp_path / folder / "sites.json").write_text(ANOTHER)
        for pattern in ("year=*/*.json", "year=**/sites.json", "year=202?/s*.*"):
            assert [file.parent.name for file in files_of(tmp_path / pattern)] == ["year=2024", "year=2025"]
        assert [file.parent.name for file in files_of(tmp_path / "[a]" / "*" / "*.json")] == ["year=2022"]
        with pytest.raises(SourceError, match="no file of data"):
            files_of(tmp_path / "year=2026" / "*.json")
