/** A host's dialog for a file or a folder: a path, or null when the person closed it. */
export type Picker = (what: 'file' | 'folder') => Promise<string | null>;
