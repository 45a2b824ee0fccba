import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { assessmentLabel, assessmentMarks, assessmentSign } from '../../shared/projects/assessment'
import { readNumber } from '../../shared/projects/readNumber'
import { yen } from '../../shared/projects/shares'
import { figure, reportText as text } from '../text/projects'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { EntryMark } from '../ui/EntryMark'
import { TextField } from '../ui/TextField'
import type { Tone } from '../ui/tone'
import type { FieldState, ReportForm } from './createReport'
import type { Report, ReportField, ReportProject } from './projects'

/** One project of the form: its figures, what it cost the organisation, and the 自己評価. */
export function ReportProjectFields(props: { report: Report; project: ReportProject; form: ReportForm }) {
  return (
    <article class="report-project">
      <h2>
        <span class="quiet small">{props.project.number} </span>
        <A href={`/projects/${props.project.id}`}>{props.project.title}</A>
      </h2>
      <Show when={props.project.ownShare}>
        {(share) => (
          <p>
            {props.report.isOwn
              ? text.ownShare(yen(share()))
              : text.ofShare(props.report.organisation.name, yen(share()))}
          </p>
        )}
      </Show>
      <For each={props.project.fields}>{(field) => <Field field={field} form={props.form} />}</For>
      <Show when={props.project.takesPart}>
        <Judgement project={props.project} form={props.form} />
      </Show>
    </article>
  )
}

const stateTone: Record<FieldState, Tone> = {
  reported: 'success',
  last_year: 'warning',
  nothing: 'warning',
  kept: 'info',
  changed: 'info',
}
const stateLabel: Record<FieldState, string> = {
  reported: text.reported,
  last_year: text.lastYear,
  nothing: text.nothing,
  kept: text.kept,
  changed: text.changed,
}

function Field(props: { field: ReportField; form: ReportForm }) {
  const name = () => `${props.field.name ?? text.users}（${props.field.unit}）`
  const shown = () => props.form.shown(props.field)
  const state = () => props.form.stateOf(props.field)
  return (
    <div class="report-field">
      <div class="report-field-state">
        <Badge tone={stateTone[state()]}>{stateLabel[state()]}</Badge>
        <Show when={props.field.target !== null}>
          <span class="quiet small">
            {text.target(`${figure(props.field.target ?? 0)}${props.field.unit}`)}
          </span>
        </Show>
        <Show when={state() === 'last_year'}>
          <Button small onClick={() => props.form.keep(props.field)}>
            {text.keep}
            <span class="visually-hidden">（{name()}）</span>
          </Button>
        </Show>
      </div>
      <TextField
        unmarked
        label={name()}
        value={shown().value}
        onInput={(value) => props.form.edit(props.field, { value })}
        error={readNumber(shown().value) === undefined ? text.unreadable : undefined}
      />
      <TextField
        unmarked
        label={text.sourceOf(props.field.name ?? text.users)}
        value={shown().source}
        onInput={(source) => props.form.edit(props.field, { source })}
        maxLength={100}
      />
    </div>
  )
}

function Judgement(props: { project: ReportProject; form: ReportForm }) {
  const own = () => props.form.judgementOf(props.project)
  return (
    <fieldset class="project-own">
      <legend class="strong">{text.assessment}</legend>
      <Show when={props.project.lastAssessment}>
        {(last) => <p class="quiet small">{text.lastAssessment(assessmentSign[last().mark], last().line)}</p>}
      </Show>
      <Show when={props.project.assessment}>{(said) => <EntryMark entry={said().entry} />}</Show>
      <div class="cluster">
        <For each={assessmentMarks}>
          {(mark) => (
            <Button
              pressed={own().mark === mark}
              variant={own().mark === mark ? 'solid' : 'outline'}
              onClick={() => props.form.judge(props.project, { mark })}
            >
              {assessmentSign[mark]} {assessmentLabel[mark]}
            </Button>
          )}
        </For>
      </div>
      <TextField
        label={text.line}
        value={own().line}
        onInput={(line) => props.form.judge(props.project, { line })}
        maxLength={140}
      />
    </fieldset>
  )
}
