import { For, type JSX, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { meetingModeLabel } from '../../shared/meetings/meeting'
import type { MinutesRecord, RecordActionItem, RecordAgendaItem } from '../../shared/minutes/record'
import {
  attendanceLine,
  attendeeLine,
  courseLine,
  disclosureLine,
  erratumLine,
  outcomeLine,
} from '../../shared/minutes/recordLabels'
import { dueLabel, ownerLabel, versionLabel } from '../../shared/minutes/recordText'
import { commonText } from '../text/common'
import { meetingsText } from '../text/meetings'
import { minutesText } from '../text/minutes'
import { DataTable } from '../ui/DataTable'
import { DefinitionList } from '../ui/DefinitionList'
import { RecordBlocks } from './RecordBlocks'
import './record.css'

const text = minutesText.record

interface RecordViewProps {
  record: MinutesRecord
  /** the hash and what goes with it; absent in a preview */
  proof?: JSX.Element | undefined
  /** 議事の経過 in another form: by who wrote what */
  proceedings?: (() => JSX.Element) | undefined
}

/** The record (議事録) as it is filed, on the screen as on A4: everything comes from the record and nothing from elsewhere. */
export function RecordView(props: RecordViewProps) {
  return (
    <article class="record" aria-label={`${text.kind} ${props.record.meeting.name}`}>
      <RecordHead record={props.record} />
      <section class="record-section">
        <h3>{text.agendaTitle}</h3>
        <AgendaTable record={props.record} />
      </section>
      <section class="record-section">
        <h3>{text.proceedings}</h3>
        <Show when={props.proceedings} fallback={<Proceedings record={props.record} />}>
          {(render) => render()()}
        </Show>
      </section>
      <Show when={props.record.attendance}>
        {(attendance) => (
          <section class="record-section">
            <h3>{text.attendees}</h3>
            <Lines lines={attendance().attendees.map(attendeeLine)} />
          </section>
        )}
      </Show>
      <Show when={props.record.materials.length > 0}>
        <section class="record-section">
          <h3>{text.materials}</h3>
          <Lines lines={props.record.materials.map(({ label, title }) => `${label}　${title}`)} />
        </section>
      </Show>
      <Show when={props.record.actionItems.length > 0}>
        <section class="record-section">
          <h3>{text.actionItems}</h3>
          <ActionItemTable items={props.record.actionItems} />
        </section>
      </Show>
      <Show when={props.record.course.length > 0}>
        <section class="record-section">
          <h3>{text.course}</h3>
          <Lines lines={props.record.course.map(courseLine)} />
        </section>
      </Show>
      <Show when={props.record.errata.length > 0}>
        <section class="record-section">
          <h3>{text.errata}</h3>
          <Lines lines={props.record.errata.map(erratumLine)} />
        </section>
      </Show>
      <Show when={props.proof}>
        <section class="record-section record-proof">
          <h3>{text.proof}</h3>
          {props.proof}
        </section>
      </Show>
    </article>
  )
}

const Lines = (props: { lines: readonly string[] }) => (
  <ul class="list-plain">
    <For each={props.lines}>{(line) => <li>{line}</li>}</For>
  </ul>
)

/** 出席者・欠席者・傍聴者, where somebody kept them. */
function attendanceItems({ attendance }: MinutesRecord) {
  if (!attendance) return []
  const absent = attendance.absent.map(({ name }) => name).join('、')
  return [
    { term: text.present, description: attendanceLine(attendance) },
    { term: text.absent, description: absent || commonText.none },
    { term: text.observers, description: text.observerCount(attendance.observerCount) },
  ]
}

function Proceedings(props: { record: MinutesRecord }) {
  return (
    <Show when={props.record.blocks.length > 0} fallback={<p>{text.noProceedings}</p>}>
      <RecordBlocks blocks={props.record.blocks} />
    </Show>
  )
}

function RecordHead(props: { record: MinutesRecord }) {
  const version = () => (props.record.confirmation ? versionLabel(props.record) : text.draft)
  const meeting = () => props.record.meeting
  const members = () => props.record.members.map(({ name }) => name).join('、')
  return (
    <header class="record-head">
      <p class="record-version">
        {text.kind} {version()}
      </p>
      <h2>{meeting().name}</h2>
      <DefinitionList
        items={[
          { term: text.startsAt, description: warekiDateTime(Date.parse(meeting().startsAt)) },
          { term: text.place, description: meeting().place || meetingsText.placeUnset },
          { term: text.mode, description: meetingModeLabel[meeting().mode] },
          { term: text.forum, description: props.record.forum.name },
          { term: text.members, description: members() },
          { term: text.disclosure, description: disclosureLine(props.record) },
          ...attendanceItems(props.record),
        ]}
      />
    </header>
  )
}

function AgendaTable(props: { record: MinutesRecord }) {
  const items = () => props.record.agenda.flatMap((section) => section.items)
  const outcome = (item: RecordAgendaItem) => {
    const found = props.record.outcomes.find(({ itemId }) => itemId === item.id)
    return found && outcomeLine(found)
  }
  const decisions = (item: RecordAgendaItem) =>
    props.record.decisions.filter(({ itemId }) => itemId === item.id)
  return (
    <DataTable
      caption={text.agendaTitle}
      hideCaption
      rows={items()}
      empty={<p>{text.noItems}</p>}
      columns={[
        { header: text.number, cell: (item) => <Whole>{item.number}</Whole> },
        { header: text.item, cell: (item) => item.title, isRowHeader: true },
        {
          header: text.proposedBy,
          cell: (item) => item.proposedBy.map(({ name }) => name).join('・') || '—',
        },
        { header: text.outcome, cell: (item) => outcome(item) || '—' },
        {
          header: text.decisions,
          cell: (item) => (
            <For each={decisions(item)} fallback="—">
              {({ number }, index) => (
                <>
                  {index() > 0 && '、'}
                  <Whole>{number}</Whole>
                </>
              )}
            </For>
          ),
        },
      ]}
    />
  )
}

/** Dates, numbers and names are read at a glance when they stand on one line. */
const Whole = (props: { children: string }) => <span class="nowrap">{props.children}</span>

function ActionItemTable(props: { items: readonly RecordActionItem[] }) {
  return (
    <DataTable
      caption={text.actionItems}
      hideCaption
      rows={props.items}
      columns={[
        { header: text.number, cell: (item) => item.number },
        { header: text.content, cell: (item) => item.text, isRowHeader: true },
        { header: text.ownerHead, cell: (item) => <Whole>{ownerLabel(item.owner)}</Whole> },
        {
          header: text.dueHead,
          cell: (item) => <Whole>{`${dueLabel(item.dueOn)}${item.isDone ? `（${text.done}）` : ''}`}</Whole>,
        },
      ]}
    />
  )
}
