import { createMemo, Show } from 'solid-js'
import { isJoint, withOrganisation, withRole } from '../../shared/balance/lines'
import {
  type BalanceReport,
  type BalanceStage,
  balanceStageLabel,
  balanceStages,
  counted,
} from '../../shared/balance/report'
import { originatorRoleLabel } from '../../shared/proposals/board'
import { balanceFinding, balanceText } from '../text/balance'
import { CountTable, type Open } from './CountTable'

const joint = 'joint'

/** Each 団体 sees itself beside the roles; whoever answers for the whole sees all, in 建制順 and never by number [Z4]. */
export function OrganisationSection(props: { report: BalanceReport; year: number | null; onOpen: Open }) {
  const lines = createMemo(() => [
    ...props.report.organisations.map(({ id, name, role }) => ({
      key: id,
      label: name,
      note: role === null ? balanceText.former : originatorRoleLabel[role],
      rows: (stage: BalanceStage) => withOrganisation(props.report.rows, stage, id),
    })),
    ...props.report.roles.map(({ role, members }) => ({
      key: role,
      label: balanceText.roleLine(originatorRoleLabel[role], members),
      note: undefined,
      rows: (stage: BalanceStage) => withRole(props.report.rows, stage, role),
    })),
  ])
  const rowsOf = (key: string, stage: BalanceStage) =>
    counted(
      lines()
        .find((line) => line.key === key)
        ?.rows(stage) ?? [],
      { stage, year: props.year },
    )
  const cell = (key: string, column: string) => {
    const stage = balanceStages.find((each) => each === column) ?? 'submitted'
    const rows = rowsOf(key, stage)
    return { stage, rows: column === joint ? rows.filter((row) => isJoint(row, stage)) : rows }
  }
  const columns = balanceStages.flatMap((stage) => [
    { key: stage, label: balanceStageLabel[stage] },
    ...(stage === 'submitted' ? [{ key: joint, label: balanceText.joint }] : []),
  ])
  const isOwn = () => props.report.organisations.length === 1
  const title = () => (isOwn() ? balanceText.ownOrganisation : balanceText.byOrganisation)
  const finding = () => {
    const counts = props.report.organisations.map(({ id, name }) => ({
      name,
      n: rowsOf(id, 'submitted').length,
      joint: cell(id, joint).rows.length,
      adopted: rowsOf(id, 'adopted').length,
    }))
    const [own] = counts
    return own && isOwn() ? balanceFinding.own(own.name, own) : balanceFinding.organisations(counts)
  }
  return (
    <Show when={props.report.organisations.length > 0}>
      <section class="section">
        <h2>{title()}</h2>
        <p class="balance-sentence">{finding()}</p>
        <p class="quiet small measure">{balanceText.organisationHint}</p>
        <CountTable
          caption={balanceText.caption(title(), props.report.asOf, props.report.n)}
          corner={balanceText.organisation}
          lines={lines().map(({ key, label, note }) => ({ key, label, note }))}
          columns={columns}
          cell={cell}
          onOpen={props.onOpen}
        />
      </section>
    </Show>
  )
}
