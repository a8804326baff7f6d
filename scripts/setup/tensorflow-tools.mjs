import { aptInstall, canInstall } from './apt.mjs';
import { run } from './child.mjs';
import { Missing, say } from './talk.mjs';

/** What taking the library from the wheel needs: each a program that must answer, and the package that has it. */
const tools = [
  { command: 'python3', args: ['-m', 'pip', '--version'], debian: 'python3-pip', name: 'Python 3 with pip' },
  { command: 'g++', args: ['--version'], debian: 'g++', name: 'g++' },
];

/**
 * Makes sure of Python with pip and of a C++ compiler; installs them where that is allowed.
 *
 * @throws {Missing} naming what is not there
 */
export async function requireTools(places) {
  let absent = await absentTools();
  if (absent.length > 0 && canInstall()) {
    const names = absent.map((tool) => tool.debian).join(' ');
    say({
      en: `  Installing ${names} with apt-get (about a minute)`,
      zh: `  正在用 apt-get 安装 ${names}（约一分钟）`,
    });
    await aptInstall(
      places,
      absent.map((tool) => tool.debian),
    );
    absent = await absentTools();
  }
  if (absent.length === 0) return;
  const names = absent.map((tool) => tool.name).join(', ');
  throw new Missing(
    {
      en: `Building TensorFlow's binding needs ${names}, not found here.`,
      zh: `构建 TensorFlow 绑定需要 ${names}，此处未找到。`,
    },
    {
      en: `Install ${names} (on Debian: sudo apt-get install ${absent.map((tool) => tool.debian).join(' ')}), then run \`npm run setup\`.`,
      zh: `请安装 ${names}（Debian：sudo apt-get install ${absent.map((tool) => tool.debian).join(' ')}），然后运行 \`npm run setup\`。`,
    },
  );
}

async function absentTools() {
  const answers = await Promise.all(
    tools.map(({ command, args }) => run(command, args, { limitMs: 20_000 })),
  );
  return tools.filter((_, index) => !answers[index].ok);
}
