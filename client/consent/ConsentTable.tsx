import { createSignal, For, Show } from 'solid-js'
import { warekiShort } from '../../shared/calendar'
import { consentStageLabel } from '../../shared/consent/stage'
import { awaitsConfirmation } from '../../shared/entry'
import { createCommand } from '../data/createCommand'
import { consentText, outlookWord } from '../text/consent'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { Cell } from './Cell'
import { type Consent, type ConsentRow, confirmConsent } from './consent'
import { MarkDialog } from './MarkDialog'
import { ownCells } from './OwnStages'

/** 同意表: 団体 in 建制順, a column per stage. */
export function ConsentTable(props: { consent: Consent }) {
  const [markingId, setMarking] = createSignal<string>()
  const marking = () => props.consent.rows.find(({ id }) => id === markingId())
  const confirming = createCommand((key, stepId: string) => confirmConsent(props.consent.id, stepId, key))
  const confirm = async (stepId: string) => {
    if (await confirming.run(stepId)) showToast(consentText.confirmed)
  }
  const onConfirm = (row: ConsentRow, stepId: string | null | undefined) =>
    row.id === props.consent.ownId && props.consent.can.answer && stepId
      ? () => void confirm(stepId)
      : undefined
  const columns = (): Column<ConsentRow>[] => [
    { header: consentText.organisation, isRowHeader: true, cell: (row) => <Name row={row} /> },
    ...props.consent.stages.map((stage, index) => ({
      header: consentStageLabel[stage],
      cell: (row: ConsentRow) => (
        <Cell
          cell={row.cells[index] ?? null}
          onConfirm={onConfirm(row, row.cells[index]?.stepId)}
          busy={confirming.isBusy()}
        />
      ),
    })),
    { header: consentText.note, cell: (row) => <Reasons row={row} /> },
    { header: consentText.earliest, cell: (row) => <Earliest row={row} /> },
    ...(props.consent.can.manage
      ? [
          {
            header: consentText.acts,
            cell: (row: ConsentRow) => (
              <Show when={row.standing !== 'left' && row.id !== props.consent.ownId}>
                <Button small onClick={() => setMarking(row.id)}>
                  <span class="visually-hidden">{consentText.rowOf(row.name)}</span>
                  {consentText.mark}
                </Button>
              </Show>
            ),
          },
        ]
      : []),
  ]
  return (
    <section class="section" classList={{ 'consent-manages': props.consent.can.manage }}>
      <h2>{consentText.table}</h2>
      <Failure error={confirming.error()} />
      <DataTable caption={consentText.table} hideCaption columns={columns()} rows={props.consent.rows} />
      <Show when={props.consent.rows.some(isMarked)}>
        <p class="consent-legend">{consentText.legend}</p>
      </Show>
      <Show when={marking()} keyed>
        {(row) => (
          <MarkDialog
            procedureId={props.consent.id}
            today={props.consent.asOf}
            title={consentText.markTitle(row.name)}
            cells={ownCells(row)}
            stage={row.next ?? ownCells(row)[0]?.stage ?? 'official_in_charge'}
            onBehalf={{ id: row.id, name: row.name }}
            onClose={() => setMarking(undefined)}
          />
        )}
      </Show>
    </section>
  )
}

/** Somebody else typed a cell of it, and its 団体 has not confirmed that yet. */
const isMarked = (row: ConsentRow) =>
  ownCells(row).some(({ entry }) => entry !== null && awaitsConfirmation(entry))

function Name(props: { row: ConsentRow }) {
  return (
    <span class="cluster">
      <span>{props.row.name}</span>
      <Show when={props.row.isCentral}>
        <Badge>{consentText.central}</Badge>
      </Show>
      <Show when={props.row.standing !== 'member'}>
        <Badge tone="warning">{props.row.standing === 'left' ? consentText.left : consentText.joined}</Badge>
      </Show>
    </span>
  )
}

function Reasons(props: { row: ConsentRow }) {
  const said = () => ownCells(props.row).filter(({ reason }) => reason !== '')
  return (
    <div class="consent-reason">
      <For each={said()}>
        {(cell) => (
          <p class="small">
            {consentStageLabel[cell.stage]}：{cell.reason}
          </p>
        )}
      </For>
    </div>
  )
}

function Earliest(props: { row: ConsentRow }) {
  return (
    <Show when={props.row.standing !== 'left'} fallback={<span class="quiet">{consentText.notAsked}</span>}>
      <div class="consent-cell consent-earliest">
        <span>{outlookWord(props.row.outlook)}</span>
        <Show when={props.row.isCritical}>
          <Badge tone="warning">{consentText.key}</Badge>
        </Show>
        <Show when={props.row.session}>
          {(session) => (
            <span class="quiet small">
              {consentText.inSession(
                session().name,
                warekiShort(session().fromOn),
                warekiShort(session().toOn),
              )}
            </span>
          )}
        </Show>
        <Show when={props.row.latest?.assemblyOn ?? props.row.latest?.headOn}>
          {(day) => <span class="small">{consentText.latestOn(warekiShort(day()))}</span>}
        </Show>
      </div>
    </Show>
  )
}
