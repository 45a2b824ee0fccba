import { Show } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import { figure, projectText } from '../text/projects'
import { type Column, DataTable } from '../ui/DataTable'
import { EntryMark } from '../ui/EntryMark'
import type { Project } from './projects'

type Users = Project['users'][number]
interface Row {
  year: number
  users: readonly Users[]
}
const text = projectText

/** 利用者 by 団体: a line per 年度, with the sum of what was reported. */
export function UsersSection(props: { project: Project }) {
  const rows = (): Row[] =>
    [...new Set(props.project.users.map(({ fiscalYear }) => fiscalYear))]
      .sort((one, other) => other - one)
      .map((year) => ({ year, users: props.project.users.filter(({ fiscalYear }) => fiscalYear === year) }))
  const columns = (): Column<Row>[] => [
    { header: text.year, cell: ({ year }) => warekiFiscalYear(year), isRowHeader: true },
    ...props.project.members.map(
      ({ organisationId, name }): Column<Row> => ({
        header: name,
        cell: ({ users }) => <Said users={users.find((each) => each.organisationId === organisationId)} />,
        alignEnd: true,
      }),
    ),
    {
      header: text.total,
      cell: ({ users }) => `${figure(users.reduce((sum, { value }) => sum + value, 0))}${text.person}`,
      alignEnd: true,
    },
  ]
  return (
    <Show when={props.project.countsUsers || props.project.users.length > 0}>
      <section class="section">
        <h2>{text.users}</h2>
        <DataTable
          caption={text.users}
          hideCaption
          columns={columns()}
          rows={rows()}
          phone="scroll"
          empty={<p>{text.usersNone}</p>}
        />
      </section>
    </Show>
  )
}

function Said(props: { users: Users | undefined }) {
  return (
    <Show when={props.users} fallback={<span class="quiet">－</span>}>
      {(said) => (
        <>
          {figure(said().value)}
          {text.person}
          <EntryMark entry={said().entry} />
        </>
      )}
    </Show>
  )
}
