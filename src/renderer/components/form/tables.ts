/** Names of files that may hold a table, for a browser's file picker. */
export const TABLES = '.csv,.tsv,.txt,.tab';
