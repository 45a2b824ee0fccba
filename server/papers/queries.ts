/** Forms that go out as Excel and lists that come back, for subjects that send and take them. */
export { readSheets } from './sheets/readSheets'
export { type FormSheet, toForm } from './sheets/toForm'
