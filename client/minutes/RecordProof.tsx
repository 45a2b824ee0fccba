import Download from 'lucide-solid/icons/download'
import Printer from 'lucide-solid/icons/printer'
import { warekiDateTime } from '../../shared/calendar'
import type { MinutesRecord } from '../../shared/minutes/record'
import { minutesText } from '../text/minutes'
import { Button } from '../ui/Button'
import { DefinitionList } from '../ui/DefinitionList'
import './record.css'

const text = minutesText.record

/** Who confirmed the record and when, and the hash by which its bytes can be checked. */
export function RecordProof(props: {
  record: MinutesRecord
  versionId: string
  sha256: string
  /** the record's link in the chain of its body; empty where it is older than the chain */
  chain: string
  /** false: without what is 内部 [R8] */
  isWhole: boolean
}) {
  const confirmation = () => props.record.confirmation
  const source = () => props.record.source
  return (
    <div class="stack">
      <DefinitionList
        items={[
          { term: text.version, description: confirmation()?.version ?? '' },
          { term: text.confirmedBy, description: confirmation()?.by ?? '' },
          { term: text.confirmedAt, description: warekiDateTime(Date.parse(confirmation()?.at ?? '')) },
          { term: text.source, description: text.sourceOf(source().agenda.seq, source().minutes.seq) },
          { term: text.hash, description: <Hash value={props.sha256} /> },
          ...(props.chain ? [{ term: text.chain, description: <Hash value={props.chain} /> }] : []),
        ]}
      />
      <p class={props.isWhole ? 'quiet small' : undefined}>
        {props.isWhole ? text.hashHint : text.excerptHint}
      </p>
      <div class="cluster no-print">
        <a
          class="record-download"
          href={`/api/records/${props.versionId}/record.json`}
          download=""
          rel="external"
        >
          <Download size={20} />
          {props.isWhole ? text.download : text.downloadExcerpt}
        </a>
        <Button icon={Printer} onClick={() => window.print()}>
          {text.print}
        </Button>
      </div>
    </div>
  )
}

export function Hash(props: { value: string }) {
  return <code class="record-hash">{props.value}</code>
}
