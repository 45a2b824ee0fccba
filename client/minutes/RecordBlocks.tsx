import { For, type JSX, Show } from 'solid-js'
import type { RecordBlock, Run } from '../../shared/minutes/record'
import { dueLabel, ownerLabel, speakerLabel } from '../../shared/minutes/recordText'
import { minutesText } from '../text/minutes'

const text = minutesText.record

/** 議事の経過: the blocks of a record, speakers hanging before what they said. */
export function RecordBlocks(props: { blocks: readonly RecordBlock[] }) {
  return (
    <div class="record-blocks">
      <For each={props.blocks}>{(block) => <Block block={block} />}</For>
    </div>
  )
}

function Block(props: { block: RecordBlock }): JSX.Element {
  const block = props.block
  switch (block.type) {
    case 'agendaItem':
      return (
        <h4>
          {block.number} {block.title}
        </h4>
      )
    case 'heading':
      return (
        <h5>
          <Runs runs={block.runs} />
        </h5>
      )
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      )
    case 'speech':
      return (
        <p class="record-hanging">
          <strong>{speakerLabel(block)}</strong>
          <Runs runs={block.runs} />
        </p>
      )
    case 'decision':
      return (
        <p class="record-hanging record-decision">
          <strong>【{text.decision(block.number)}】</strong>
          <Runs runs={block.runs} />
        </p>
      )
    case 'understanding':
      return (
        <p class="record-hanging">
          <strong>【{text.understanding}】</strong>
          <Runs runs={block.runs} />
        </p>
      )
    case 'actionItem':
      return (
        <p class="record-hanging record-action">
          <strong>【{text.actionItem(block.number)}】</strong>
          <Runs runs={block.runs} />
          <span class="record-action-note">
            {text.owner(ownerLabel(block.owner))}　{text.due(dueLabel(block.dueOn))}
            <Show when={block.isDone}>　{text.done}</Show>
          </span>
        </p>
      )
    case 'list':
      return <List block={block} />
  }
}

function List(props: { block: Extract<RecordBlock, { type: 'list' }> }) {
  const items = () => (
    <For each={props.block.items}>
      {(item) => (
        <li>
          <For each={item}>{(block) => <Block block={block} />}</For>
        </li>
      )}
    </For>
  )
  return (
    <Show when={props.block.isOrdered} fallback={<ul>{items()}</ul>}>
      <ol>{items()}</ol>
    </Show>
  )
}

function Runs(props: { runs: readonly Run[] }) {
  return (
    <For each={props.runs}>
      {(run) => (
        <Show when={run.isBold} fallback={run.text}>
          <strong>{run.text}</strong>
        </Show>
      )}
    </For>
  )
}
