"""Templates of users: what they can do, and that they can do nothing else."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stargate_model.claims.text import Text
from stargate_model.errors import TemplateError
from stargate_model.localization import SUMMARY_LANGUAGES, Messages
from stargate_model.records.dataset import Dataset
from stargate_model.records.places import Site
from stargate_model.summaries import summarize, templates

from .small import SMALL

TREE = {"title": "A & <b>", "sections": [{"kind": "money", "entries": [{"title": "x", "facts": []}]}], "documents": []}


def render(source, *, is_html=False):
    """A template told with a small tree."""
    return templates.render(source, TREE, is_html=is_html)


def test_a_template_loops_chooses_and_filters():
    """An own template says which facts of a summary are told, and how."""
    source = (
        "# {{ title }}\n"
        "{% for section in sections if section.kind == 'money' %}{% for entry in section.entries %}"
        "{% for fact in entry.facts|selectattr('kind', 'eq', 'amount') %}"
        "{{ loop.index }}. {{ entry.title|upper }}: {{ fact.phrases.v }} {{ fact['values'].v }}\n"
        "{% endfor %}{% endfor %}{% endfor %}"
    )
    assert summarize(SMALL, template=source) == (
        "# Summary: Aurora\n"
        "1. WHOLE SUM: up to 500 billion US dollars <=500e9 USD\n"
        "1. FIRST PART: 40 billion US dollars 40e9 USD\n"
    )


def test_a_template_speaks_the_language():
    """The tree is told in the language that is asked for."""
    assert (
        summarize(SMALL, "zh-Hans", template="{{ title }} {{ locale }} {{ direction }}") == "曙光计划概要 zh-Hans ltr"
    )


@pytest.mark.parametrize(
    ("source", "out"),
    [
        ("{{ 'a' ~ title ~ 1 }}", "aA & <b>1"),
        ("{% set n = 2 + 3 - 1 %}{{ n }}", "4"),
        ("{{ [3, 1, 2]|sort|join(', ') }}", "1, 2, 3"),
        ("{% for name, value in sections[0].items() %}{{ name }} {% endfor %}", "kind entries "),
        ("{{ documents|length }}{{ nothing|default('-') }}", "0-"),
        ("{{ title[0] }}{{ title[2:3] }}", "A&"),
        ("{{ 'x' if documents else 'y' }}", "y"),
        ("{% for one in documents %}x{% else %}none{% endfor %}", "none"),
        ("{{ ' a '|trim|capitalize }}{{ 'A'|lower }}", "Aa"),
        ("line\n", "line\n"),
    ],
)
def test_what_a_template_may(source, out):
    """Each allowed thing does what Jinja2 says of it."""
    assert render(source) == out


class TestEscapes:
    NAME = "<script>alert(1)</script> & *x*"

    def site(self):
        """A site with a hostile name."""
        return Dataset([Site(id="site", name=Text({"en": self.NAME}))])

    def test_html_is_escaped_once(self):
        """On a page, data are harmless whether they come finished or are put together in the template."""
        out = summarize(
            self.site(), format="html", template="{{ sections[0].entries[0].title }}|{{ '<i>' }}|{{ '<i>' ~ locale }}"
        )
        assert out == ("<bdi>&lt;script&gt;alert(1)&lt;/script&gt; &amp; *x*</bdi>|&lt;i&gt;|&lt;i&gt;en")

    def test_html_stays_escaped_through_filters(self):
        """No filter makes markup of what is none, and none takes the escape away."""
        out = summarize(
            self.site(),
            format="html",
            template="{{ [1, '<i>']|join('<b>') }}{{ sections|map(attribute='title')|join('<b>') }}{{ '<u>'|upper }}",
        )
        assert not re.search(r"<[ibu]>", out, re.IGNORECASE)

    def test_markdown_and_text_are_made_for_their_format(self):
        """In Markdown, marks of data have no meaning; in text, nothing is hidden."""
        out = summarize(self.site(), format="markdown", template="{{ sections[0].entries[0].title }}")
        assert out == "\\<script\\>alert\\(1\\)\\<\\/script\\> \\& \\*x\\*"
        assert summarize(self.site(), template="{{ sections[0].entries[0].title }}") == self.NAME


ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ title.__class__ }}",
    "{{ sections|attr('__class__') }}",
    "{{ [title]|map(attribute='__class__')|first }}",
    "{{ [title]|map('attr', '__class__')|list }}",
    "{{ title|format(1) }}",
    "{{ '{0.__class__}'.format(title) }}",
    "{{ title.format_map({}) }}",
    "{{ self }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{{ namespace() }}",
    "{{ joiner() }}",
    "{{ range(10) }}",
    "{{ dict(a=1) }}",
    "{{ config }}",
    "{{ loop }}",
    "{% include '/etc/passwd' %}",
    "{% include title %}",
    "{% import 'x' as y %}",
    "{% from 'x' import y %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% macro a() %}{% endmacro %}",
    "{% call a() %}{% endcall %}",
    "{% set x %}a{% endset %}",
    "{% filter upper %}a{% endfilter %}",
    "{% autoescape false %}{{ title }}{% endautoescape %}",
    "{% do sections.append(1) %}",
    "{{ sections.append(1) }}",
    "{{ sections.clear() }}",
    "{{ title|safe }}",
    "{{ title|tojson }}",
    "{{ title|pprint }}",
    "{% for x in sections recursive %}{{ loop(sections) }}{% endfor %}",
    "{{ 'a' * 10000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ '%1000000000s' % title }}",
    "{{ title|center(1000000000) }}",
    "{{ title.ljust(1000000000) }}",
    "{{ title + title }}",
    "{{ sections + sections }}",
    "{{ [sections, sections] }}",
    "{{ (title, title) }}",
    "{{ {'a': sections} }}",
    "{{ sections }}",
    "{{ sections[0].items }}",
    "{{ 1.5 }}",
    "{{ 1 // 0 }}",
]


@pytest.mark.parametrize("source", ESCAPES)
def test_no_template_gets_out(source):
    """What could reach Python, a file, another template or all of the memory is refused, with the line."""
    with pytest.raises(TemplateError, match=r"^line 2 of the template: ") as refused:
        render(f"\n{source}")
    assert refused.value.params["line"] == "2"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ title", "line 1 of the template: unexpected end of template"),
        ("{% for x in y %}", "line 1 of the template: Unexpected end of template"),
        ("a\n{{ facts }}", "line 2 of the template: 'facts' is undefined; a template is given title, sections"),
        ("{{ sections[0].entrys }}", "line 1 of the template: 'dict object' has no attribute 'entrys'"),
        ("{{ title|frobnicate }}", "there is no filter 'frobnicate'; there are capitalize, default"),
        ("{% include 'x' %}", "a template has no include: it stands alone, and reads no other file"),
        ("{{ title.upper() }}", "calls nothing but .items(), .keys() and .values(); there are the filters"),
        ("{{ 5|length }}", "only texts and lists have a length"),
        ("{{ sections|upper }}", "a list is no text; loop over it, or name one of its parts"),
        ("{{ title|selectattr }}", "line 1 of the template: "),
        ("{{ title - 1 }}", "- is for whole numbers; ~ puts texts together"),
    ],
)
def test_an_error_says_where_and_how_to_mend_it(source, said):
    """Each mistake is told with its line, in the words of templates."""
    with pytest.raises(TemplateError, match=re.escape(said)):
        render(source)


@pytest.mark.parametrize("language", SUMMARY_LANGUAGES)
@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("\n{% include 'x' %}", "2", "alone"),
        ("{{ 5|length }}", "1", "no_length"),
        ("{{ sections|upper }}", "1", "no_text"),
        ("{{ title|frobnicate }}", "1", "no_filter"),
        ("{{ facts }}", "1", "not_given"),
        ("{{ title", "1", "said"),
        ("x" * (templates.MOST_SOURCE + 1), "", "size"),
    ],
)
def test_an_error_is_told_in_each_language(language, source, line, reason):
    """The place and what is wrong are told in the language; only Jinja2's own words are English."""
    with pytest.raises(TemplateError) as refused:
        render(source)
    messages = Messages(language)
    told = templates.in_words(refused.value, messages)
    problem = messages.tell(templates.REASONS[reason], **refused.value.params)
    assert problem in told
    assert line in told
    assert (told == str(refused.value)) is (language == "en")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("x" * (templates.MOST_SOURCE + 1), "a template may have 65536 characters"),
        ("{% set x = 'x' %}" + "{% set x = x ~ x %}" * 40, "a joined text has more than"),
        ("{% set x = ['x', 'x']|join %}" + "{% for a in x %}" * 6 + "{{ title }}" + "{% endfor %}" * 6, None),
        (
            "{% set x = 'x' %}"
            + "{% set x = x ~ x %}" * 12
            + "{% for a in x %}{% for b in x %}{% endfor %}{% endfor %}",
            "its loops go round more than",
        ),
        (
            "{% set x = 'x' %}" + "{% set x = x ~ x %}" * 12 + "{% for a in x %}{{ x }}{% endfor %}",
            "characters come out of it",
        ),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "nested too deeply"),
    ],
)
def test_growth_is_bounded(source, said):
    """Neither texts nor loops nor output grow without end."""
    if said is None:
        assert len(render(source)) == 64 * len(TREE["title"])
        return
    with pytest.raises(TemplateError, match=said):
        render(source)


@given(st.text(alphabet=st.sampled_from("{}%_.()[]'\"|~+-*/ abcdefor in\n#"), max_size=60))
def test_whatever_the_source_it_is_told_or_refused(source):
    """No source of a template ends in anything but a text or an error of ours."""
    with contextlib.suppress(TemplateError):
        assert isinstance(render(source), str)
