import { Show } from 'solid-js'
import { awaitsConfirmation, type Entry } from '../../shared/entry'
import { entryText } from '../text/entry'
import { Badge } from './Badge'
import { Button } from './Button'

interface EntryMarkProps {
  entry: Pick<Entry, 'channel' | 'label' | 'confirmedAt' | 'confirmedLabel'>
  /** for a seat of the 団体 it speaks for, while it is unconfirmed */
  onConfirm?: (() => void) | undefined
  busy?: boolean | undefined
}

/** 「代行入力（電話）・未確認」 beside an answer that somebody else typed, until its 団体 confirms it. Of one's own answer it says nothing. */
export function EntryMark(props: EntryMarkProps) {
  return (
    <Show when={props.entry.channel}>
      {(channel) => (
        <Show
          when={awaitsConfirmation(props.entry)}
          fallback={
            <span class="quiet small">{entryText.confirmed(channel(), props.entry.confirmedLabel)}</span>
          }
        >
          <span class="cluster">
            <Badge tone="warning" title={entryText.by(props.entry.label)}>
              {entryText.unconfirmed(channel())}
            </Badge>
            <Show when={props.onConfirm}>
              {(confirm) => (
                <Button busy={props.busy} onClick={() => confirm()()}>
                  {entryText.confirm}
                </Button>
              )}
            </Show>
          </span>
        </Show>
      )}
    </Show>
  )
}
