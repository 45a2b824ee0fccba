import { createSignal, Index, Show } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { commonText } from '../text/common'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { ErrorSummary, faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { ErratumPage } from './ErratumSection'

const text = confirmationText.erratum

interface Row {
  section: string
  wrong: string
  right: string
  reason: string
  requestedBy: string
}
const emptyRow: Row = { section: '', wrong: '', right: '', reason: '', requestedBy: '' }

/** 正誤表 as it is typed: 箇所, 誤, 正, 理由, 申出団体. */
export function ErratumDialog(props: { page: ErratumPage; meetingId: string; onClose: () => void }) {
  const [rows, setRows] = createSignal<readonly Row[]>(
    props.page.draft?.rows.map(({ requestedBy, ...row }) => ({
      ...row,
      requestedBy: requestedBy?.id ?? '',
    })) ?? [emptyRow],
  )
  const [reason, setReason] = createSignal(props.page.draft?.reason ?? '')
  const save = createCommand(() =>
    call(
      api.minutes[':meetingId'].erratum.$put({
        param: { meetingId: props.meetingId },
        json: {
          rows: rows().map(({ requestedBy, ...row }) => ({ ...row, requestedBy: requestedBy || null })),
          reason: reason(),
        },
      }),
    ),
  )
  const change = (index: number, part: Partial<Row>) =>
    setRows(rows().map((row, at) => (at === index ? { ...row, ...part } : row)))
  const act = async () => {
    if (!(await save.run())) return
    showToast(text.saved)
    props.onClose()
  }
  const fault = (path: string) => faultAt(save.faults(), path)
  return (
    <Dialog
      open
      onClose={props.onClose}
      wide
      title={text.dialogTitle}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" busy={save.isBusy()} onClick={() => void act()}>
            {text.save}
          </Button>
        </>
      }
    >
      <div class="stack">
        <ErrorSummary faults={save.faults()} message={save.error()?.message} />
        <Show when={save.faults().length === 0}>
          <Failure error={save.error()} title={text.failed} />
        </Show>
        <Index each={rows()}>
          {(row, index) => (
            <fieldset class="erratum-row">
              <legend class="strong">{text.row(index + 1)}</legend>
              <Select
                label={text.place}
                name={`rows.${index}.section`}
                required
                value={row().section}
                error={fault(`rows.${index}.section`)}
                options={props.page.sections.map(({ key, label }) => ({ value: key, label }))}
                onChange={(section) => change(index, { section })}
              />
              <TextArea
                label={text.wrong}
                name={`rows.${index}.wrong`}
                required
                hint={text.wrongHint}
                rows={2}
                value={row().wrong}
                error={fault(`rows.${index}.wrong`)}
                onInput={(wrong) => change(index, { wrong })}
              />
              <TextArea
                label={text.right}
                name={`rows.${index}.right`}
                rows={2}
                value={row().right}
                error={fault(`rows.${index}.right`)}
                onInput={(right) => change(index, { right })}
              />
              <TextField
                label={text.rowReason}
                value={row().reason}
                onInput={(value) => change(index, { reason: value })}
              />
              <Select
                label={text.requestedBy}
                placeholder={text.nobody}
                value={row().requestedBy}
                options={props.page.members.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(requestedBy) => change(index, { requestedBy })}
              />
              <Show when={rows().length > 1}>
                <div>
                  <Button
                    small
                    variant="text"
                    onClick={() => setRows(rows().filter((_, at) => at !== index))}
                  >
                    {text.remove}
                  </Button>
                </div>
              </Show>
            </fieldset>
          )}
        </Index>
        <div>
          <Button onClick={() => setRows([...rows(), emptyRow])}>{text.add}</Button>
        </div>
        <TextField
          label={text.reason}
          name="reason"
          required
          value={reason()}
          error={fault('reason')}
          onInput={setReason}
        />
      </div>
    </Dialog>
  )
}
