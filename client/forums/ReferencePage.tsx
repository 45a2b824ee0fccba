import { A, useSearchParams } from '@solidjs/router'
import type { Accessor } from 'solid-js'
import { createLive } from '../data/live'
import { referenceText } from '../text/reference'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { Tabs } from '../ui/Tabs'
import { Errata } from './Errata'
import { Figures } from './Figures'
import { fetchReference, type Reference } from './reference'
import { Schemes } from './Schemes'
import { UnionTable } from './UnionTable'
import './reference.css'

const parts = ['unions', 'schemes', 'figures', 'errata'] as const
type Part = (typeof parts)[number]

/** 資料: what the report and public sources say, for whoever prepares a proposal. The part shown is in the address. */
export function ReferencePage() {
  const reference = createLive('regions', fetchReference)
  const [query, setQuery] = useSearchParams()
  const part = (): Part => parts.find((each) => each === query.part) ?? 'unions'
  return (
    <>
      <PageHeader
        title={referenceText.title}
        lead={
          <p>
            {referenceText.lead} <A href="/precedents">{referenceText.toPrecedents}</A>
          </p>
        }
      />
      <Loaded from={reference}>
        {(page) => (
          <Tabs
            label={referenceText.parts}
            tabs={parts.map((value) => ({
              value,
              label: referenceText.part[value],
              content: () => contentOf(value, page),
            }))}
            value={part()}
            onChange={(next) => setQuery({ part: next }, { scroll: false })}
          />
        )}
      </Loaded>
    </>
  )
}

function contentOf(part: Part, page: Accessor<Reference>) {
  switch (part) {
    case 'unions':
      return <UnionTable table={page().unionTable} />
    case 'schemes':
      return <Schemes forms={page().forms} instruments={page().instruments} />
    case 'figures':
      return <Figures figures={page().figures} errata={page().errata} />
    case 'errata':
      return <Errata errata={page().errata} />
  }
}
