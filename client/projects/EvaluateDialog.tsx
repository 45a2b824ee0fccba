import { createResource, createSignal, Show } from 'solid-js'
import { fiscalYear, wareki, warekiFiscalYear } from '../../shared/calendar'
import {
  type EvaluationResult,
  endsProject,
  evaluationLabel,
  evaluationResults,
  needsDecision,
} from '../../shared/projects/evaluation'
import { wentOn } from '../../shared/projects/figure'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { projectText, evaluateText as text } from '../text/projects'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import { fetchDecisions, type Project } from './projects'

/** 検証結果 of a 年度, and the decision it rests on, out of the minutes of the body and its tiers. */
export function EvaluateDialog(props: { project: Project; onClose: () => void }) {
  const thisYear = fiscalYear(props.project.today)
  const years = () =>
    Array.from(
      { length: thisYear - fiscalYear(props.project.beganOn ?? props.project.today) + 1 },
      (_, index) => thisYear - index,
    ).filter((year) => wentOn(props.project, year))
  const [decisions] = createResource(() => props.project.id, fetchDecisions)
  const [year, setYear] = createSignal(
    String(props.project.unevaluatedYears.at(-1) ?? years()[0] ?? thisYear),
  )
  const [result, setResult] = createSignal<EvaluationResult | ''>('')
  const [note, setNote] = createSignal('')
  const [chosen, setChosen] = createSignal('')
  const [endsOn, setEndsOn] = createSignal('')
  const [mergedInto, setMergedInto] = createSignal('')
  const list = () => decisions()?.decisions ?? []
  const decision = () => list().find(({ meetingId, decisionId }) => `${meetingId} ${decisionId}` === chosen())
  const given = () => result() || undefined

  const evaluating = createCommand((idempotencyKey) => {
    // Nothing chosen goes as it is, and the server names the field.
    const said = result() as EvaluationResult
    const rests = decision()
    return call(
      api.projects[':id'].evaluation.$post({
        param: { id: props.project.id },
        json: {
          fiscalYear: Number(year()),
          result: said,
          note: note(),
          decision: rests ? { meetingId: rests.meetingId, decisionId: rests.decisionId } : null,
          endsOn: endsProject(said) ? endsOn() || null : null,
          mergedInto: said === 'merge' ? mergedInto() || null : null,
          idempotencyKey,
        },
      }),
    )
  })
  const submit = async () => {
    if (!(await evaluating.run())) return
    showToast(text.saved)
    props.onClose()
  }
  const fault = (path: string) => faultAt(evaluating.faults(), path)
  return (
    <FormDialog
      wide
      title={text.title}
      submitLabel={text.save}
      busy={evaluating.isBusy()}
      onSubmit={() => void submit()}
      onClose={() => props.onClose()}
    >
      <Failure error={evaluating.error()} title={text.failed} />
      <p>{text.final}</p>
      <Select
        required
        narrow
        label={projectText.year}
        name="fiscalYear"
        placeholder={false}
        value={year()}
        onChange={setYear}
        options={years().map((each) => ({ value: String(each), label: warekiFiscalYear(each) }))}
        error={fault('fiscalYear')}
      />
      <RadioGroup
        required
        columns
        label={text.result}
        hint={text.resultHint}
        name="result"
        value={result()}
        onChange={setResult}
        choices={evaluationResults.map((value) => ({ value, label: evaluationLabel[value] }))}
        error={fault('result')}
      />
      <Select
        required={needsDecision(given() ?? 'continue')}
        label={text.decision}
        hint={list().length === 0 && !decisions.loading ? text.noDecisions : text.decisionHint}
        name="decision"
        placeholder={text.decisionNone}
        value={chosen()}
        onChange={setChosen}
        options={list().map((each) => ({
          value: `${each.meetingId} ${each.decisionId}`,
          label: `${each.number} ${each.text}`,
          group: `${each.meetingName}（${wareki(each.heldOn)}）`,
        }))}
        error={fault('decision')}
      />
      <Show when={endsProject(given() ?? 'continue')}>
        <DateField
          required
          label={text.endsOn}
          name="endsOn"
          value={endsOn()}
          onChange={setEndsOn}
          error={fault('endsOn')}
        />
      </Show>
      <Show when={given() === 'merge'}>
        <Select
          label={text.mergedInto}
          name="mergedInto"
          placeholder={text.mergedNone}
          value={mergedInto()}
          onChange={setMergedInto}
          options={(props.project.choices?.projects ?? []).map(({ id, title }) => ({
            value: id,
            label: title,
          }))}
          error={fault('mergedInto')}
        />
      </Show>
      <TextArea
        label={text.note}
        name="note"
        rows={3}
        value={note()}
        onInput={setNote}
        maxLength={300}
        error={fault('note')}
      />
    </FormDialog>
  )
}
