import { describe, expect, it } from 'vitest';
import { sniff } from '../../../../src/main/data/scan/sniff';

const found = (text: string, whole = true): { delimiter: string; columns: number } => {
  const { delimiter, columns } = sniff(Buffer.from(text), whole, 'x.csv');
  return { delimiter, columns };
};

describe('delimiter and columns', () => {
  it('are those that cut all rows alike', () => {
    expect(found('a;b;c\n1,5;2;x\n2,5;3;y, z\n')).toEqual({ delimiter: ';', columns: 3 });
    expect(found('name\tnote\nAnn\tone, two\nBo\tthree\n')).toEqual({ delimiter: '\t', columns: 2 });
  });

  it('are not fooled by delimiters inside quotes', () => {
    expect(found('a,b\n"x;y;z",1\n"u;v;w",2\n')).toEqual({ delimiter: ',', columns: 2 });
  });

  it('are one column when nothing cuts', () => {
    expect(found('text\nHello, world\nplain\nmore\nand more, yes\n')).toEqual({ delimiter: ',', columns: 1 });
  });

  it('go by the header when rows differ, and by the rows when a title stands above', () => {
    expect(found('a,b,c\n1,2\n1,2,3\n4,5,6\n').columns).toBe(3);
    expect(found('Title\na,b,c\n1,2,3\n4,5,6\n').columns).toBe(3);
    expect(found('a,b\n1,2,\n3,4,\n').columns).toBe(2);
    expect(found('a,b\n1,2,3\n4,5,6\n').columns).toBe(2);
  });

  it('do not count a last row that is cut', () => {
    expect(found('a,b\n1,2\n3,4\n5,6,7,8,9', false)).toEqual({ delimiter: ',', columns: 2 });
  });
});
