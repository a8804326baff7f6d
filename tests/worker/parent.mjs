/** A parent that starts a trainer, tells its number once it trains (or is paused), and then only waits to be killed. */
import { fork } from 'node:child_process';

process.once('message', ({ job, doing }) => {
  const trainer = fork(process.argv[2], [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let told = false;
  const tell = () => {
    if (!told) process.send(trainer.pid);
    told = true;
  };
  trainer.on('message', ({ type }) => {
    if (type === 'ready') trainer.send({ type: 'start', job });
    if (type === 'epoch' && doing === 'train') tell();
    if (type === 'epoch' && doing === 'pause') trainer.send({ type: 'pause', job: job.job });
    if (type === 'paused') tell();
  });
});
