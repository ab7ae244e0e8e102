import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Starts Slurm's daemons on this machine, as root, with what they write in a folder.
 *
 * @returns the processes, and the environment for its commands
 */
export async function startSlurm(folder) {
  const home = join(folder, 'slurm');
  mkdirSync(join(home, 'state'), { recursive: true });
  mkdirSync(join(home, 'spool'));
  const configuration = join(home, 'slurm.conf');
  const settings = {
    ClusterName: 'loop',
    SlurmctldHost: `${hostname()}(127.0.0.1)`,
    AuthType: 'auth/munge',
    SlurmUser: 'root',
    SlurmdUser: 'root',
    StateSaveLocation: join(home, 'state'),
    SlurmdSpoolDir: join(home, 'spool'),
    SlurmctldPidFile: join(home, 'ctld.pid'),
    SlurmdPidFile: join(home, 'd.pid'),
    SlurmctldLogFile: join(home, 'ctld.log'),
    SlurmdLogFile: join(home, 'd.log'),
    ProctrackType: 'proctrack/linuxproc',
    TaskPlugin: 'task/none',
    JobAcctGatherType: 'jobacct_gather/none',
    AccountingStorageType: 'accounting_storage/none',
    MpiDefault: 'none',
    SelectType: 'select/cons_tres',
    SelectTypeParameters: 'CR_Core',
    SchedulerType: 'sched/builtin',
    ReturnToService: '2',
    SwitchType: 'switch/none',
    NodeName: `${hostname()} NodeAddr=127.0.0.1 CPUs=${cpus().length} State=UNKNOWN`,
    PartitionName: `p Nodes=${hostname()} Default=YES MaxTime=INFINITE State=UP`,
  };
  const lines = Object.entries(settings);
  writeFileSync(configuration, lines.map((line) => `${line.join('=')}\n`).join(''));

  // munged runs as its own user, in a folder of its own
  const munge = '/run/munge';
  rmSync(munge, { recursive: true, force: true });
  mkdirSync(munge, { mode: 0o755 });
  const env = { ...process.env, SLURM_CONF: configuration };
  const start = (program, args, options = {}) =>
    spawn(program, args, { env, stdio: 'ignore', ...options });
  const children = [
    start('sh', [
      '-c',
      `chown munge:munge ${munge} && exec setpriv --reuid=munge --regid=munge --clear-groups munged -F`,
    ]),
  ];
  await wait(1500);
  children.push(start('slurmctld', ['-D', '-f', configuration]));
  await wait(1500);
  children.push(start('slurmd', ['-D', '-f', configuration]));
  await wait(3000);
  return { children, env };
}
