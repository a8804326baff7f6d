/** Text with a space wherever a Chinese sign meets a Latin letter or a digit, as the interface writes Chinese. */
export function spaced(text: string): string {
  return text.replace(/(?<=\p{Script=Han})(?=\w)|(?<=\w)(?=\p{Script=Han})/gu, ' ');
}
