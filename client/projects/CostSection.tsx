import { createSignal, Show } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import { basisLabel } from '../../shared/projects/figure'
import { yen } from '../../shared/projects/shares'
import { projectText } from '../text/projects'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { CostDialog } from './CostDialog'
import type { Project, ProjectCost } from './projects'

const text = projectText

/** 費用と負担: a line per 年度 and 計画/実績; the shares of a line are its cost. */
export function CostSection(props: { project: Project }) {
  const [isWriting, setWriting] = createSignal(false)
  const bearers = () => {
    const names = new Map(
      props.project.costs.flatMap(({ shares }) =>
        shares.map(({ organisationId, organisationName }) => [organisationId, organisationName] as const),
      ),
    )
    return props.project.members
      .map(({ organisationId, name }) => [organisationId, name] as const)
      .filter(([id]) => names.has(id))
      .concat(
        [...names].filter(
          ([id]) => !props.project.members.some(({ organisationId }) => organisationId === id),
        ),
      )
  }
  const columns = (): Column<ProjectCost>[] => [
    { header: text.year, cell: ({ fiscalYear }) => warekiFiscalYear(fiscalYear), isRowHeader: true },
    { header: text.basis, cell: ({ basis }) => basisLabel[basis] },
    { header: text.cost, cell: ({ value }) => yen(value), alignEnd: true },
    ...bearers().map(
      ([id, name]): Column<ProjectCost> => ({
        header: name,
        cell: ({ shares }) => {
          const share = shares.find(({ organisationId }) => organisationId === id)
          return share === undefined ? '－' : yen(share.value)
        },
        alignEnd: true,
      }),
    ),
    { header: text.source, cell: ({ source }) => source || '－' },
  ]
  return (
    <section class="section">
      <div class="project-section-head">
        <h2>{text.costs}</h2>
        <Show when={props.project.can.manage && props.project.beganOn}>
          <Button small onClick={() => setWriting(true)}>
            {text.writeCost}
          </Button>
        </Show>
      </div>
      <DataTable
        caption={text.costs}
        hideCaption
        columns={columns()}
        rows={props.project.costs}
        phone="scroll"
        empty={<p>{text.costsNone}</p>}
      />
      <Show when={isWriting()}>
        <CostDialog project={props.project} onClose={() => setWriting(false)} />
      </Show>
    </section>
  )
}
