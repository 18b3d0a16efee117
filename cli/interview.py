"""bvcheck ask --interactive: one question after the other, in the terminal."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from bvrules.errors import CaseError, excerpt

from .saving import save

if TYPE_CHECKING:
    from datetime import date

    from bvrules.advice.ask import Asking, Question
    from bvrules.judged import Open
    from bvrules.law import Ruleset
    from bvrules.topic import Topic

    from .cases import Source

HELP = "or: ? (do not know), back, save, leave"
Answers = dict[str, Any]


class LeaveError(Exception):
    """The person leaves."""


class BackError(Exception):
    """The person goes back to the question before."""


class NotKnownError(Exception):
    """The person does not know."""


class Interview:
    """A person is asked, answers are kept, and the file is written when they say so."""

    def __init__(self, source: Source, rulesets: tuple[Ruleset, ...], as_of: date) -> None:
        self.source = source
        self.case = source.case
        """The case as it was at first: the answers are put into it anew each time."""
        self.rulesets = rulesets
        self.as_of = as_of
        self.steps: list[tuple[Answers, tuple[str, ...]]] = []
        """What each question brought: answers, and the paths that nobody knows."""
        self.saved: Answers = {}

    # The state: all that was answered, in the order of the questions

    @property
    def answers(self) -> Answers:
        """All answers so far, by path."""
        return {path: value for given, _ in self.steps for path, value in given.items()}

    def asking(self) -> Asking:
        """Return what to ask next, and what stands now."""
        from bvrules.advice.ask import ask  # noqa: PLC0415 - `--help` need not wait for it

        aside = [path for _, paths in self.steps for path in paths]
        return ask(
            self.case, self.rulesets, as_of=self.as_of, answers=self.answers, set_aside=aside
        )

    def run(self) -> None:
        """Ask until nothing is left to ask, or the person leaves."""
        asking = self.asking()
        try:
            while asking.questions:
                asking = self.one(asking)
            click.echo("\nNothing is left to ask.")
        except (LeaveError, click.Abort):
            click.echo()
        self.leave()

    def one(self, asking: Asking) -> Asking:
        """Put the best question; return what stands after the answer."""
        question = asking.questions[0]
        self.show(asking, question)
        try:
            self.steps.append(self.given(question))
        except BackError:
            if self.steps:
                self.steps.pop()
            return self.asking()
        try:
            after = self.asking()
        except CaseError as error:
            self.steps.pop()
            click.echo(f"    {error.problems[0].what}: that contradicts what the case says")
            return asking
        self.tell(asking, after)
        return after

    def show(self, asking: Asking, question: Question) -> None:
        """Show a question, why it is asked, and who usually knows."""
        from bvrules.report.asking import open_of, question_head  # noqa: PLC0415 - the same
        from bvrules.wording import counted  # noqa: PLC0415 - the same

        found = counted(open_of(asking.report), "finding")
        click.echo(f"\n[{found} open, {counted(len(asking.questions), 'question')} left]")
        for line in question_head(question, f"{len(self.steps) + 1}.", 80):
            click.echo(line)

    def tell(self, before: Asking, after: Asking) -> None:
        """Say which findings have settled."""
        from bvrules import wording  # noqa: PLC0415 - the same

        were = {each.rule.id: each for each in before.report.findings}
        for each in after.report.findings:
            if len(each.could_be) == 1 and len(were[each.rule.id].could_be) > 1:
                word = wording.outcome_word(each.outcome, each.force)
                click.echo(f"    settled: {each.citation}: {word}")

    # One question

    def given(self, question: Question) -> tuple[Answers, tuple[str, ...]]:
        """Ask for every fact of a question; return the answers, and the paths nobody knows."""
        several = len(question.paths) > 1
        found: Answers = {}
        aside: list[str] = []
        for topic in question.topics:
            known = self.of_topic(topic, several=several)
            found |= known
            if not known:
                aside += [each.path for each in topic]
        return found, tuple(aside)

    def of_topic(self, topic: Topic, *, several: bool) -> Answers:
        """Ask for each fact of a topic; there is no answer if none of them is known."""
        found: Answers = {}
        for each in topic:
            with suppress(NotKnownError):
                found |= self.fact(each, several=several)
        return found

    def fact(self, each: Open, *, several: bool) -> Answers:
        """Ask for one fact until the answer can be read."""
        from bvrules.advice.reply import how, read_reply  # noqa: PLC0415 - the same

        found = each.reading.type
        label = f"{found.title}: " if several else ""
        for number, word in enumerate(found.choices, 1):
            click.echo(f"      {number}. {word}")
        while True:
            text = self.prompt(f"    {label}{how(found)}; {HELP}")
            if found.kind == "list" and text.lower() in ("add", "a", "no", "n"):
                return {self.new_item(each): {}}
            try:
                value = read_reply(found, text, as_of=self.as_of.toordinal())
            except ValueError as error:
                click.echo(f"    {error}")
                continue
            if found.kind == "judgement":
                value = self.judgement(each, value=value)
            return {f"{each.path}.complete" if found.kind == "list" else each.path: value}

    def new_item(self, each: Open) -> str:
        """Return the path of one more item of a list; its facts are asked for next."""
        items = getattr(each.reading.fact, "items", ())
        return f"{each.path}[{len(items)}]"

    def judgement(self, each: Open, *, value: bool) -> Answers:
        """Ask who judged, when and why."""
        role = each.question.by if each.question else None
        by = self.prompt("    who judged", default=role or "monitoring officer")
        dated = self.prompt("    on which day", default=self.as_of.isoformat())
        return {"value": value, "by": by, "dated": dated, "reasons": self.prompt("    why")}

    def prompt(self, text: str, default: str | None = None) -> str:
        """Return what the person types; some words mean the same everywhere."""
        while True:
            said = str(click.prompt(text, default=default, prompt_suffix="\n    > ")).strip()
            word = said.lower()
            if word in ("?", "unknown", "do not know", "don't know"):
                raise NotKnownError
            if word == "back":
                raise BackError
            if word in ("leave", "quit", "exit"):
                raise LeaveError
            if word != "save":
                return said
            self.save()

    # The file

    def unsaved(self) -> Answers:
        """Return what the file does not hold yet; None for what was taken back."""
        answers = self.answers
        back = dict.fromkeys(path for path in self.saved if path not in answers)
        new = {p: each for p, each in answers.items() if self.saved.get(p) != each}
        return {**back, **new}

    def save(self) -> None:
        """Write the answers into the file of the case."""
        unsaved = self.unsaved()
        if not unsaved:
            click.echo("    there is nothing new to save")
            return
        self.source = save(self.source, {p: self.written(p, v) for p, v in unsaved.items()})
        self.saved = self.answers
        click.echo(f"    saved: {excerpt(self.source.file, 200)}")

    def written(self, path: str, value: Any) -> Any:
        """Return an answer as the file holds it; what was taken back is as it was at first."""
        from bvrules.advice.trying import beside, fact_at  # noqa: PLC0415 - the same
        from bvrules.casepath import look, plain, read_place  # noqa: PLC0415 - the same

        if value is None:
            return look(plain(self.case), read_place(path))
        return beside(fact_at(self.case, path), value)

    def leave(self) -> None:
        """Offer to save what is not saved."""
        if not self.unsaved():
            return
        try:
            if click.confirm("Save your answers?", default=True):
                self.save()
        except click.Abort:
            click.echo("\nYour answers were not saved.")
