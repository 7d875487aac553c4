"""A machine that does what users do to data sets, in any order: load, add, merge, replace, remove, dump."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import stargate_model as sm
from stargate_model import strategies
from stargate_model.errors import MergeError
from stargate_model.formats.loading import FORMATS
from stargate_model.records.dataset import AnyRecord, Dataset, key_of
from tests.laws import examples


class Datasets(RuleBasedStateMachine):
    """A data set beside a plain dict of its records, which says what it must hold."""

    def __init__(self) -> None:
        super().__init__()
        self.dataset = Dataset()
        self.model: dict[str, AnyRecord] = {}
        self.folder = Path(tempfile.mkdtemp())

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)

    @initialize(dataset=strategies.datasets(most=1))
    def load(self, dataset: Dataset) -> None:
        """Begin with a consistent data set."""
        self.dataset = dataset
        self.model = {key_of(record): record for record in dataset}

    @rule(record=strategies.any_records())
    def add(self, record: AnyRecord) -> None:
        """Put a record in, or in the place of that with its key."""
        self.dataset = self.dataset.replace(record)
        self.model[key_of(record)] = record

    @precondition(lambda self: self.model)
    @rule(data=st.data(), name=strategies.texts())
    def replace(self, data: st.DataObject, name: sm.Text) -> None:
        """Give a record another name; one that names no thing keeps its own."""
        record = self.model[data.draw(st.sampled_from(sorted(self.model)))]
        if not isinstance(record, sm.Document):
            self.add(record.replace(name=name))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        """Take a record out."""
        key = data.draw(st.sampled_from(sorted(self.model)))
        self.dataset = sm.Changes(removed=(key,)).apply(self.dataset)
        del self.model[key]

    @rule(other=strategies.linked_datasets(), mine=st.booleans())
    def merge(self, other: Dataset, mine: bool) -> None:  # noqa: FBT001  # drawn
        """Merge another data set; where both have a record, one of them is preferred."""
        theirs = {key_of(record): record for record in other}
        clashes = [key for key, record in theirs.items() if self.model.get(key, record) != record]
        try:
            merged = self.dataset.merge(other)
        except MergeError:
            assert clashes
        else:
            assert not clashes
            assert {key_of(record) for record in merged} == self.model.keys() | theirs.keys()
        self.dataset = self.dataset.merge(other, prefer="mine" if mine else "theirs")
        self.model = {**theirs, **self.model} if mine else {**self.model, **theirs}

    @rule(name=st.sampled_from(sorted(FORMATS)))
    def dump_and_read(self, name: str) -> None:
        """Write the data set in any format, and read it again; what dangles does not keep it from being read."""
        path = self.folder / f"data{FORMATS[name].EXTENSIONS[0]}"
        sm.dump(self.dataset, path)
        found = sm.check(path)
        if {finding.code for finding in found} & {"dangling-reference"}:
            assert found.of("dangling-reference")
        else:
            assert sm.load(path) == self.dataset

    @invariant()
    def it_holds_what_the_model_holds(self) -> None:
        """Every record, under its key, and nothing else; and nothing tells it from the data set made of them."""
        assert {key_of(record): record for record in self.dataset} == self.model
        assert self.dataset == Dataset(self.model.values())
        assert not self.dataset.diff(Dataset(self.model.values()))


TestDatasets = Datasets.TestCase
TestDatasets.settings = settings(max_examples=examples(5), stateful_step_count=12, deadline=None)
