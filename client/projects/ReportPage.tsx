import { useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { dayOf, wareki, warekiFiscalYear } from '../../shared/calendar'
import { callValueLabel } from '../../shared/calls/call'
import { type AnswerLevel, answerLevelLabel, answerLevels } from '../../shared/confirmation/level'
import type { ReportFigures } from '../../shared/projects/commands'
import { type OnBehalfChannel, onBehalfChannelLabel, onBehalfChannels } from '../../shared/proposals/origin'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { NotThere } from '../forums/NotThere'
import { projectsText, reportText as text } from '../text/projects'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { EntryMark } from '../ui/EntryMark'
import { Failure } from '../ui/Failure'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import { createReport } from './createReport'
import { fetchReport, type Report } from './projects'
import { ReportProjectFields } from './ReportProjectFields'
import './projects.css'

/** The form of a 実績照会: an organisation's own figures of a 年度, and its answer to the call. */
export function ReportPage() {
  const params = useParams()
  const forumId = () => params.id ?? ''
  const [query, setQuery] = useSearchParams()
  const year = () => (typeof query.year === 'string' ? query.year : undefined)
  const organisation = () =>
    typeof query.organisation === 'string' && query.organisation !== '' ? query.organisation : undefined
  const report = createLive(
    () => [`projects:${forumId()}`, `calls:${forumId()}`],
    () => fetchReport(forumId(), year(), organisation()),
  )
  return (
    <Loaded from={report} failed={(error) => <NotThere error={error} title={projectsText.title} />}>
      {(page) => (
        <>
          <PageHeader
            title={text.title(page().year)}
            breadcrumbs={[
              { label: page().forumName, href: `/forums/${forumId()}` },
              { label: projectsText.title, href: `/forums/${forumId()}/projects` },
            ]}
            lead={<p>{text.lead}</p>}
          />
          <div class="stack-loose">
            <div class="cluster">
              <Select
                unmarked
                narrow
                label={projectsText.year}
                placeholder={false}
                value={String(page().year)}
                options={[page().thisYear, page().thisYear - 1, page().thisYear - 2].map((each) => ({
                  value: String(each),
                  label: warekiFiscalYear(each),
                }))}
                onChange={(chosen) => setQuery({ year: chosen }, { replace: true })}
              />
              <Show when={page().members.length > 0}>
                <Select
                  unmarked
                  narrow
                  label={text.whose}
                  placeholder={text.ownForm}
                  value={organisation() ?? ''}
                  options={page().members.map(({ id, name }) => ({ value: id, label: text.onBehalf(name) }))}
                  onChange={(chosen) => setQuery({ organisation: chosen || undefined }, { replace: true })}
                />
              </Show>
            </div>
            {/* What was typed belongs to one organisation and year: another form begins empty. */}
            <Show when={`${page().year} ${page().organisation.id}`} keyed>
              {(_form) => <Form report={page()} />}
            </Show>
          </div>
        </>
      )}
    </Loaded>
  )
}

function Form(props: { report: Report }) {
  const form = createReport(() => props.report)
  const [channel, setChannel] = createSignal<OnBehalfChannel>('email')
  const [level, setLevel] = createSignal<AnswerLevel>(
    props.report.call?.answer?.level ?? 'official_in_charge',
  )
  const [note, setNote] = createSignal(props.report.call?.answer?.note ?? '')
  const sending = createCommand((idempotencyKey, handIn: ReportFigures['handIn']) =>
    call(
      api.projects.report[':forumId'].$post({
        param: { forumId: props.report.forumId },
        json: {
          fiscalYear: props.report.year,
          ...form.words(),
          handIn,
          ...(props.report.isOwn
            ? {}
            : { onBehalf: { organisationId: props.report.organisation.id, channel: channel() } }),
          idempotencyKey,
        },
      }),
    ),
  )
  const send = async (handIn: ReportFigures['handIn']) => {
    if (!(await sending.run(handIn))) return
    showToast(handIn ? text.handedIn : props.report.call ? text.saved : text.savedPlain)
    form.clear()
  }
  return (
    <Show when={props.report.projects.length > 0} fallback={<EmptyState title={text.none} />}>
      <Show when={!props.report.isOwn}>
        <RadioGroup
          required
          columns
          label={text.channel}
          value={channel()}
          choices={onBehalfChannels.map((value) => ({ value, label: onBehalfChannelLabel[value] }))}
          onChange={setChannel}
        />
      </Show>
      <Show when={form.offeredCount() > 1}>
        <div>
          <Button onClick={() => form.keepAll()}>{text.keepAll}</Button>
        </div>
      </Show>
      <For each={props.report.projects}>
        {(project) => <ReportProjectFields report={props.report} project={project} form={form} />}
      </For>
      <Failure error={sending.error()} title={text.failed} />
      <div>
        <Button
          variant={props.report.call ? 'outline' : 'solid'}
          busy={sending.isBusy()}
          disabled={!form.isReadable() || !form.isChanged()}
          onClick={() => void send(null)}
        >
          {text.save}
        </Button>
      </div>
      <Show when={props.report.call}>
        {(asked) => (
          <section class="own-answer">
            <h2>{text.handIn}</h2>
            <p>{text.due(asked().title, wareki(asked().dueOn))}</p>
            <Show when={asked().answer}>
              {(answer) => (
                <p class="cluster">
                  {text.answered(
                    callValueLabel[answer().value],
                    answerLevelLabel[answer().level],
                    wareki(dayOf(answer().entry.at)),
                  )}
                  <EntryMark entry={answer().entry} />
                </p>
              )}
            </Show>
            <Show when={form.missing() > 0}>
              <p>{text.stillMissing(form.missing())}</p>
            </Show>
            <Select
              required
              narrow
              label={text.level}
              placeholder={false}
              value={level()}
              options={answerLevels.map((value) => ({ value, label: answerLevelLabel[value] }))}
              onChange={(chosen) => setLevel(answerLevels.find((each) => each === chosen) ?? level())}
            />
            <TextField label={text.note} value={note()} onInput={setNote} maxLength={200} />
            <p class="quiet small">{text.handInLead}</p>
            <div>
              <Button
                variant="solid"
                busy={sending.isBusy()}
                disabled={!form.isReadable()}
                onClick={() => void send({ callId: asked().id, level: level(), note: note() })}
              >
                {text.handIn}
              </Button>
            </div>
          </section>
        )}
      </Show>
    </Show>
  )
}
