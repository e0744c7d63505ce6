/** The stock build under a second name: the encrypted one has taken `better-sqlite3`. Same interface. */
declare module 'better-sqlite3-stock' {
  import Database from 'better-sqlite3'
  export default Database
}
