import Download from 'lucide-solid/icons/download'
import { paperLabel } from '../../shared/papers/paper'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { papersText } from '../text/papers'
import { buttonClass } from '../ui/buttonClass'
import { DataTable } from '../ui/DataTable'
import { Loaded } from '../ui/Loaded'
import { FileButtons } from './FileButtons'

/** The papers (書類) of one meeting that the seat can have, each as every file it comes in, and all of them at once. */
export function MeetingPapers(props: { meetingId: string }) {
  const list = createLive(
    () => [`meeting:${props.meetingId}`, 'records'],
    () => call(api.papers[':meetingId'].$get({ param: { meetingId: props.meetingId } })),
  )
  const path = () => `/api/papers/${props.meetingId}`
  return (
    <Loaded from={list}>
      {(shown) => (
        <div class="stack">
          <p class="measure">
            {papersText.lead}
            {shown().version === null ? papersText.draft : papersText.confirmed(shown().version ?? '')}
          </p>
          <DataTable
            caption={papersText.caption}
            hideCaption
            rows={shown().papers}
            empty={<p class="quiet">{papersText.none}</p>}
            columns={[
              { header: papersText.table.paper, isRowHeader: true, cell: ({ kind }) => paperLabel[kind] },
              {
                header: papersText.table.files,
                cell: ({ kind, formats }) => (
                  <FileButtons paper={paperLabel[kind]} formats={formats} path={`${path()}/${kind}`} />
                ),
              },
            ]}
          />
          {/* It may be large: the browser writes it to disk as it comes. */}
          <div>
            <a class={buttonClass({})} href={`${path()}/all.zip`} download="" rel="external">
              <Download size={20} />
              <span>{papersText.archive}</span>
            </a>
          </div>
          <p class="quiet small measure">{papersText.archiveHint}</p>
        </div>
      )}
    </Loaded>
  )
}
