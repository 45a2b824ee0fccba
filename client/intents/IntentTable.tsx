import { createSignal, Show } from 'solid-js'
import { answerLevelLabel } from '../../shared/confirmation/level'
import { type Intent, intentLabel } from '../../shared/intents/intent'
import type { Solution, Standing } from '../../shared/intents/solve'
import { intentsText } from '../text/intents'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { EntryMark } from '../ui/EntryMark'
import { StatusBadge } from '../ui/StatusBadge'
import { ConditionList } from './ConditionList'
import { IntentHistory } from './IntentHistory'
import { type IntentPage, nameIn } from './intents'
import { toneOf } from './tone'

interface IntentTableProps {
  page: IntentPage
  solution: Solution
  refetch: () => Promise<void>
}

interface Row {
  id: string
  name: string
  intent: Intent | undefined
  standing: Standing | undefined
  share: number | undefined
}

/** Every member with its answer, what it would pay and how its conditions stand; one's own first, the rest in 建制順. */
export function IntentTable(props: IntentTableProps) {
  const [shown, setShown] = createSignal<string>()
  const rows = (): Row[] => {
    const all = props.page.members.map(({ id, name }) => ({
      id,
      name,
      intent: props.page.intents.find(({ organisationId }) => organisationId === id),
      standing: props.solution.standings.find((standing) => standing.id === id),
      share: props.solution.shares?.[id],
    }))
    const isOwn = ({ id }: Row) => id === props.page.ownId
    return [...all.filter(isOwn), ...all.filter((row) => !isOwn(row))]
  }
  const columns: Column<Row>[] = [
    {
      header: intentsText.table.organisation,
      isRowHeader: true,
      cell: (row) => (
        <>
          {row.name}
          <Show when={row.id === props.page.ownId}>
            {' '}
            <Badge tone="info">{intentsText.table.own}</Badge>
          </Show>
        </>
      ),
    },
    {
      header: intentsText.table.intent,
      cell: (row) => (
        <IntentCell
          intent={row.intent}
          onHistory={() => setShown(row.id)}
          historyLabel={intentsText.table.historyOf(row.name)}
        />
      ),
    },
    {
      header: intentsText.table.share,
      alignEnd: true,
      cell: (row) => (row.share === undefined ? intentsText.table.noShare : intentsText.yen(row.share)),
    },
    {
      header: intentsText.table.conditions,
      cell: (row) => <StandingCell {...props} row={row} />,
    },
  ]
  return (
    <>
      <DataTable caption={intentsText.group.caption} hideCaption columns={columns} rows={rows()} />
      <IntentHistory
        proposalId={props.page.proposalId}
        organisationId={shown()}
        onClose={() => setShown(undefined)}
      />
    </>
  )
}

function IntentCell(props: { intent: Intent | undefined; historyLabel: string; onHistory: () => void }) {
  return (
    <Show when={props.intent} fallback={<span class="strong">{intentsText.unanswered}</span>}>
      {(intent) => (
        <div class="stack-tight">
          <span class="cluster">
            <StatusBadge tone={toneOf(intent().value)} label={intentLabel[intent().value]} />
            <span>{answerLevelLabel[intent().level]}</span>
          </span>
          <EntryMark entry={intent().entry} />
          <Show when={intent().note}>
            <span class="small">{intent().note}</span>
          </Show>
          <span class="no-print">
            <Button small variant="text" onClick={() => props.onHistory()}>
              <span aria-hidden="true">{intentsText.table.history}</span>
              <span class="visually-hidden">{props.historyLabel}</span>
            </Button>
          </span>
        </div>
      )}
    </Show>
  )
}

/** In or out, by which round and for what: the words first, the conditions beneath. */
function StandingCell(props: IntentTableProps & { row: Row }) {
  const name = (id: string) => nameIn(props.page)(id)
  // With everybody in it would have stayed; where steps of the cost decide, which went first says nothing.
  const isOutByOthers = ({ round }: Standing) => props.solution.method === 'exact' && (round ?? 1) > 1
  return (
    <Show when={props.row.standing} fallback={<span class="quiet">{intentsText.table.notCounted}</span>}>
      {(standing) => (
        <div class="stack-tight">
          <span class="strong">
            {standing().isIn ? intentsText.table.isIn : intentsText.table.isOut}
            <Show when={isOutByOthers(standing())}>
              <span class="quiet small">{intentsText.table.outByOthers}</span>
            </Show>
          </span>
          <ConditionList
            page={props.page}
            intent={props.row.intent}
            standing={standing()}
            refetch={props.refetch}
          />
          <Show when={standing().breaks[0]}>
            {(broken) => <span class="small">{intentsText.table.breaks(name(broken().id))}</span>}
          </Show>
        </div>
      )}
    </Show>
  )
}
