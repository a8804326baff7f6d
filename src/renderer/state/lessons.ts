/** The pages of Learn, in the order of the book; each has an address of its own. */
export const LESSONS = ['network', 'tasks', 'transfer', 'problems', 'verdicts', 'programs', 'words'] as const;

export type Lesson = (typeof LESSONS)[number];

export function isLesson(name: string): name is Lesson {
  return LESSONS.some((lesson) => lesson === name);
}
