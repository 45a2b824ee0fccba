import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { certaintyOf } from '../../shared/forums/certainty'
import { commonText } from '../text/common'
import { referenceText } from '../text/reference'
import { CertaintyMeanings } from './CertaintyMeanings'
import type { Reference } from './reference'
import { ErratumLinks } from './Sources'

type Table = Reference['unionTable']
type Task = Table['tasks'][number]
type Cell = Table['unions'][number]['cells'][number]

/** 広域連合 × 事務: the report's table as it could be read, with the totals it printed. */
export function UnionTable(props: { table: Table }) {
  const words = () => props.table.unions.flatMap(({ cells }) => cells.map((cell) => cell?.certainty ?? null))
  return (
    <section class="section">
      <h2>{referenceText.unions}</h2>
      <Show when={props.table.unions.length > 0} fallback={<p>{referenceText.none}</p>}>
        <p>{referenceText.unionsLead}</p>
        <p class="quiet small">{referenceText.legend}</p>
        <CertaintyMeanings words={words()} />
        <Grid table={props.table} />
        <TaskNotes tasks={props.table.tasks} />
      </Show>
    </section>
  )
}

function Grid(props: { table: Table }) {
  return (
    <section
      class="table-frame"
      // A frame that scrolls has to be reached by the keyboard.
      tabindex={0}
      aria-label={commonText.scrollableTable(referenceText.unionCaption)}
    >
      <table class="table union-table">
        <caption class="visually-hidden">{referenceText.unionCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{referenceText.union}</th>
            <For each={props.table.tasks}>
              {(task) => (
                <th scope="col">
                  <span class="union-task">{task.name}</span>
                </th>
              )}
            </For>
            <th scope="col">{referenceText.unionOthers}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.table.unions}>
            {(union) => (
              <tr>
                <th scope="row">
                  <A href={`/forums/${union.id}`}>{union.name}</A>
                </th>
                <For each={union.cells}>
                  {(cell) => (
                    <td>
                      <Sign cell={cell} />
                    </td>
                  )}
                </For>
                <td class="union-others">{referenceText.unionMore(union.others, union.hasMore)}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <Totals
            label={referenceText.printedTotal}
            tasks={props.table.tasks}
            of={({ printedTotal }) => printedTotal}
          />
          <Totals label={referenceText.readTotal} tasks={props.table.tasks} of={({ yes }) => yes} />
          <Totals label={referenceText.unreadTotal} tasks={props.table.tasks} of={({ unknown }) => unknown} />
        </tfoot>
      </table>
    </section>
  )
}

/** A sign for the eye and words for the ear; a guess stands in brackets. */
function Sign(props: { cell: Cell }) {
  const sign = (cell: NonNullable<Cell>) => {
    const plain = referenceText.sign[cell.value]
    const isGuess = cell.certainty === 'inferred' || cell.certainty === 'uncertain'
    return isGuess ? referenceText.doubtfulSign(plain) : plain
  }
  const words = (cell: NonNullable<Cell>) => {
    const certainty = certaintyOf(cell.certainty)
    const value = referenceText.value[cell.value]
    if (!certainty || certainty.isSure || cell.value === 'unknown') return value
    return referenceText.valueAnd(value, certainty.label)
  }
  return (
    <Show when={props.cell}>
      {(cell) => (
        <span class="union-sign" data-value={cell().value} title={words(cell())}>
          <span aria-hidden="true">{sign(cell())}</span>
          <span class="visually-hidden">{words(cell())}</span>
        </span>
      )}
    </Show>
  )
}

function Totals(props: { label: string; tasks: readonly Task[]; of: (task: Task) => number | null }) {
  return (
    <tr>
      <th scope="row">{props.label}</th>
      <For each={props.tasks}>
        {(task) => <td class="number">{props.of(task) ?? referenceText.noNumber}</td>}
      </For>
      <td />
    </tr>
  )
}

/** Where the print and the reading part, and why. */
function TaskNotes(props: { tasks: readonly Task[] }) {
  const doubtful = () => props.tasks.filter((task) => task.printedTotal !== task.yes || task.unknown > 0)
  return (
    <Show when={doubtful().length > 0}>
      <h3>{referenceText.taskNotes}</h3>
      <ul class="stack-tight">
        <For each={doubtful()}>
          {(task) => (
            <li>
              {referenceText.taskNote(task.name, task.printedTotal, task.yes, task.unknown)}{' '}
              <ErratumLinks ids={task.errata} />
              <For each={task.notes}>{(note) => <p class="quiet small">{note}</p>}</For>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
