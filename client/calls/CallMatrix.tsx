import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { warekiWithWeekday } from '../../shared/calendar'
import { callKindLabel } from '../../shared/calls/call'
import { dueText } from '../desk/dueText'
import { callsText } from '../text/calls'
import { commonText } from '../text/common'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import { Counts } from './Counts'
import type { CallColumn, Calls } from './calls'
import { StandingMark } from './StandingMark'

const text = callsText.matrix

/** 団体×照会: own row on top, the rest in 建制順. It moves sideways in its own box, the names of the 団体 stay. */
export function CallMatrix(props: { page: Calls }) {
  const nameOf = (id: string) => props.page.organisations.find((each) => each.id === id)?.name ?? ''
  return (
    <section
      class="table-frame call-matrix"
      tabindex={0}
      aria-label={commonText.scrollableTable(text.caption)}
    >
      <table class="table">
        <caption>{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.organisation}</th>
            <For each={props.page.calls}>
              {(column) => (
                <th scope="col">
                  <Head column={column} today={props.page.today} />
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.page.organisations}>
            {(organisation) => (
              <tr data-own={organisation.id === props.page.ownOrganisationId}>
                <th scope="row">
                  {organisation.name}
                  <Show when={organisation.id === props.page.ownOrganisationId}>
                    <span class="small">{text.own}</span>
                  </Show>
                </th>
                <For each={props.page.calls}>
                  {(column) => <Cell column={column} organisationId={organisation.id} />}
                </For>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.counts}</th>
            <For each={props.page.calls}>
              {(column) => (
                <td>
                  <Counts counts={column.counts} title={column.title} nameOf={nameOf} />
                </td>
              )}
            </For>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Head(props: { column: CallColumn; today: string }) {
  return (
    <div class="call-head">
      <span class="small">{callsText.number(props.column.number, callKindLabel[props.column.kind])}</span>
      <A href={`/calls/${props.column.id}`}>{props.column.title}</A>
      <Show when={props.column.isSample}>
        <SampleBadge />
      </Show>
      <Show
        when={props.column.closedAt === null}
        fallback={<StatusBadge label={callsText.closed} tone="neutral" />}
      >
        <span class="small">
          {callsText.due(warekiWithWeekday(props.column.dueOn))}（{dueText(props.today, props.column.dueOn)}）
        </span>
      </Show>
    </div>
  )
}

function Cell(props: { column: CallColumn; organisationId: string }) {
  const cell = () => props.column.cells.find((each) => each.organisationId === props.organisationId)
  return (
    <td data-value={cell()?.standing?.value}>
      <Show when={cell()} fallback={<span class="quiet small">{callsText.unasked}</span>}>
        {(found) => <StandingMark standing={found().standing} of={props.column.proposalCount} />}
      </Show>
    </td>
  )
}
