import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { projectsText } from '../text/projects'
import { type Column, DataTable } from '../ui/DataTable'
import type { Projects } from './projects'

type Missing = Projects['missing'][number]

/** The figures of a 年度 that are still owed, by who owes them; an organisation sees its own, the secretariat and 県 all. */
export function MissingList(props: { missing: readonly Missing[]; year: number }) {
  const byOwner = () =>
    [...props.missing].sort((one, other) => (one.ownerName ?? '').localeCompare(other.ownerName ?? '', 'ja'))
  const columns: Column<Missing>[] = [
    {
      header: projectsText.name,
      cell: (row) => <A href={`/projects/${row.projectId}`}>{row.projectTitle}</A>,
      isRowHeader: true,
    },
    { header: projectsText.missingWhat, cell: (row) => row.indicator ?? projectsText.kind[row.kind] },
    { header: projectsText.missingOwner, cell: (row) => row.ownerName ?? projectsText.secretariat },
  ]
  return (
    <section class="section">
      <h2>{projectsText.missing}</h2>
      <Show when={props.missing.length > 0} fallback={<p>{projectsText.missingNone}</p>}>
        <p>{projectsText.missingLead(props.year)}</p>
        <DataTable caption={projectsText.missing} hideCaption columns={columns} rows={byOwner()} />
      </Show>
    </section>
  )
}
