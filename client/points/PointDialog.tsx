import { createSignal, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { createCommand } from '../data/createCommand'
import { pointsText } from '../text/points'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { changePoint, openPoint, type Point, type Points } from './points'

interface PointDialogProps {
  page: Points
  /** of a row that is there; without one it is a new one */
  point?: Point | undefined
  onClose: () => void
}

interface Draft {
  title: string
  ground: string
  compromise: string
  nextMeetingId: string
}

/** 論点, 根拠, 妥協案 and the meeting that decides. What others wrote meanwhile is shown beside what was typed here. */
export function PointDialog(props: PointDialogProps) {
  const [draft, setDraft] = createSignal<Draft>(draftOf(props.point))
  const set = (changes: Partial<Draft>) => setDraft({ ...draft(), ...changes })
  const began = props.point?.revision ?? 0
  // Once the person was told, what stands there now is beside what they typed: then it is theirs to write over.
  const [wasTold, setTold] = createSignal(false)
  const now = () => props.point?.revision ?? 0
  const isBeside = () => wasTold() && now() !== began
  const saving = createCommand(async (key) => {
    const words = { ...draft(), nextMeetingId: draft().nextMeetingId || null }
    if (props.point) await changePoint(props.point.id, { ...words, revision: wasTold() ? now() : began }, key)
    else await openPoint({ ...words, proposalId: props.page.id }, key)
    return true
  })
  const submit = async () => {
    if (await saving.run()) {
      showToast(props.point ? pointsText.changed : pointsText.added)
      return props.onClose()
    }
    setTold(saving.error()?.code === 'conflict')
  }
  const faults = () => saving.faults()
  return (
    <FormDialog
      wide
      title={props.point ? pointsText.change : pointsText.add}
      onClose={() => props.onClose()}
      submitLabel={props.point ? pointsText.save : pointsText.add}
      onSubmit={() => void submit()}
      busy={saving.isBusy()}
    >
      <Failure error={saving.error()} />
      <Show when={!props.point && props.page.issues.length > 0}>
        <FromReport page={props.page} onChoose={set} />
      </Show>
      <TextField
        required
        label={pointsText.point}
        hint={pointsText.pointHint}
        name="title"
        value={draft().title}
        onInput={(title) => set({ title })}
        maxLength={120}
        error={faultAt(faults(), 'title')}
      />
      <Theirs isShown={isBeside()} own={draft().title} theirs={props.point?.title} />
      <TextArea
        label={pointsText.ground}
        hint={pointsText.groundHint}
        name="ground"
        rows={3}
        value={draft().ground}
        onInput={(ground) => set({ ground })}
        maxLength={1000}
        error={faultAt(faults(), 'ground')}
      />
      <Theirs isShown={isBeside()} own={draft().ground} theirs={props.point?.ground} />
      <TextArea
        label={pointsText.compromise}
        name="compromise"
        rows={3}
        value={draft().compromise}
        onInput={(compromise) => set({ compromise })}
        maxLength={1000}
        error={faultAt(faults(), 'compromise')}
      />
      <Theirs isShown={isBeside()} own={draft().compromise} theirs={props.point?.compromise} />
      <Select
        label={pointsText.nextMeeting}
        name="nextMeetingId"
        placeholder={pointsText.noMeeting}
        value={draft().nextMeetingId}
        onChange={(nextMeetingId) => set({ nextMeetingId })}
        options={meetingOptions(props)}
        error={faultAt(faults(), 'nextMeetingId')}
      />
    </FormDialog>
  )
}

const draftOf = (point: Point | undefined): Draft => ({
  title: point?.title ?? '',
  ground: point?.ground ?? '',
  compromise: point?.compromise ?? '',
  nextMeetingId: point?.nextMeeting?.id ?? '',
})

/** Meetings to come, and the one that stands there even when it is over. */
function meetingOptions({ page, point }: PointDialogProps) {
  const known = point?.nextMeeting
  const meetings =
    known && !page.meetings.some(({ id }) => id === known.id) ? [known, ...page.meetings] : page.meetings
  return meetings.map(({ id, name, startsAt }) => ({
    value: id,
    label: `${name}（${warekiDateTime(startsAt)}）`,
  }))
}

function Theirs(props: { isShown: boolean; own: string; theirs: string | undefined }) {
  return (
    <Show when={props.isShown && props.theirs !== undefined && props.theirs !== props.own}>
      <p class="their-words pre-line">{pointsText.nowStands(props.theirs ?? '')}</p>
    </Show>
  )
}

/** The report's own 課題 as a beginning. */
function FromReport(props: { page: Points; onChoose: (words: Pick<Draft, 'title' | 'ground'>) => void }) {
  const choose = (id: string) => {
    const issue = props.page.issues.find((each) => each.id === id)
    if (!issue) return
    props.onChoose({
      title: issue.text,
      ground: pointsText.groundOfReport(issue.group, issue.subgroup, issue.text),
    })
  }
  return (
    <Select
      unmarked
      label={pointsText.fromReport}
      hint={pointsText.fromReportHint}
      value=""
      onChange={choose}
      options={props.page.issues.map(({ id, text, group }) => ({ value: id, label: text, group }))}
    />
  )
}
