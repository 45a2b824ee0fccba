import { createSignal, For, onMount, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import type { PlannedLine } from '../../shared/forums/registerPlan'
import { roleLabel } from '../text/common'
import { settingsText } from '../text/forumSettings'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Checkbox } from '../ui/Checkbox'
import { DataTable } from '../ui/DataTable'
import { NoticeBanner } from '../ui/NoticeBanner'

const text = settingsText.register

export interface RegisterPlan {
  sha256: string
  lines: PlannedLine[]
  ignored: string[]
  fromOn: string
  unlisted: string[]
}

/** What a file would do, line by line. Only a file without a fault can be taken in. */
export function RegisterPreview(props: { plan: RegisterPlan; isBusy: boolean; onConfirm: () => void }) {
  const faulty = () => props.plan.lines.filter(({ faults }) => faults.length > 0)
  const changing = () => props.plan.lines.filter(({ changes }) => changes.length > 0)
  const [onlyFaults, setOnlyFaults] = createSignal(false)
  let heading: HTMLHeadingElement | undefined
  // On a phone it begins below what is in sight.
  onMount(() => heading?.focus())
  return (
    <section class="section">
      <h3
        tabindex={-1}
        ref={(element) => {
          heading = element
        }}
      >
        {text.preview}
      </h3>
      <Show
        when={faulty().length > 0}
        fallback={
          <NoticeBanner tone={changing().length > 0 ? 'success' : 'info'}>
            <p>{changing().length > 0 ? text.ready(changing().length) : text.nothing}</p>
          </NoticeBanner>
        }
      >
        <NoticeBanner tone="error" title={text.faults(faulty().length)}>
          <p>{text.faultsNext}</p>
        </NoticeBanner>
        <Checkbox label={text.onlyFaults} checked={onlyFaults()} onChange={setOnlyFaults} />
      </Show>
      <Show when={props.plan.ignored.length > 0}>
        <p class="quiet">{text.ignored(props.plan.ignored)}</p>
      </Show>
      <Show
        when={props.plan.lines.some(({ changes }) => changes.includes('join') || changes.includes('role'))}
      >
        <p class="quiet">{text.from(wareki(props.plan.fromOn))}</p>
      </Show>
      <Show when={props.plan.unlisted.length > 0}>
        <p class="quiet">{text.unlisted(props.plan.unlisted)}</p>
      </Show>
      <Lines lines={onlyFaults() && faulty().length > 0 ? faulty() : props.plan.lines} />
      <Show when={faulty().length === 0 && changing().length > 0}>
        <div class="form-actions">
          <Button variant="solid" busy={props.isBusy} onClick={() => props.onConfirm()}>
            {text.confirm}
          </Button>
        </div>
      </Show>
    </section>
  )
}

function Lines(props: { lines: readonly PlannedLine[] }) {
  return (
    <DataTable
      caption={text.preview}
      hideCaption
      rows={props.lines}
      columns={[
        { header: text.line, cell: ({ line }) => <span class="nowrap">{text.lineNumber(line)}</span> },
        { header: text.organisation, isRowHeader: true, cell: (line) => line.organisationName },
        { header: text.role, cell: ({ role }) => (role === null ? '' : roleLabel[role]) },
        { header: text.seat, cell: ({ title }) => title },
        { header: text.does, cell: (line) => <Outcome line={line} /> },
      ]}
    />
  )
}

function Outcome(props: { line: PlannedLine }) {
  return (
    <Show
      when={props.line.faults.length > 0}
      fallback={
        <Show when={props.line.changes.length > 0} fallback={<span class="quiet">{text.unchanged}</span>}>
          <span class="cluster">
            <For each={props.line.changes}>
              {(change) => <Badge tone="success">{text.change[change]}</Badge>}
            </For>
          </span>
        </Show>
      }
    >
      <div class="stack-tight">
        <div>
          <Badge tone="error">{text.fault}</Badge>
        </div>
        <For each={props.line.faults}>{(fault) => <p>{fault}</p>}</For>
      </div>
    </Show>
  )
}
