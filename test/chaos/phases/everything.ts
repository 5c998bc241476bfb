import { brokenRules } from '../../integration/census.ts';
import { fullestWindows } from '../calls/call-windows.ts';
import { SLOTS } from '../settings.ts';
import { differences } from '../snapshot/compare.ts';
import { sizeOf } from '../snapshot/snapshot.ts';
import { countAllPoints, takeSnapshot } from '../snapshot/take-snapshot.ts';
import type { WorkerProcess } from '../worker-process.ts';
import { TENANTS, type Scene } from './scene.ts';
import { foundByVerify } from './verified.ts';

/** Looks at what concerns no phase alone: the rate, the other tenant, orphans, and how the workers fared. */
export async function lookAtEverything(
  scene: Scene,
  starts: number[],
  workers: WorkerProcess[],
): Promise<void> {
  const { services, chronicle, expected, size } = scene;
  for (const { seconds, calls, allowed } of fullestWindows(starts, size.callsPerMinute, SLOTS)) {
    chronicle.check(
      'in all',
      `most calls in ${seconds} s`,
      calls <= allowed ? [] : [`${calls} calls, where ${allowed} may be`],
      `${calls}, where ${allowed} may be`,
    );
  }
  const calm = await takeSnapshot(services, TENANTS.calm);
  const untouched = differences(expected.voyage[1], calm);
  chronicle.check('in all', 'the other tenant', untouched, 'untouched');

  const stormy = await takeSnapshot(services, TENANTS.stormy);
  const broken = [
    ...(await brokenRules({ services, tenantId: TENANTS.stormy })),
    ...(await brokenRules({ services, tenantId: TENANTS.calm })),
  ];
  chronicle.check('in all', 'rules of the graph', broken, 'kept');
  chronicle.check(
    'in all',
    'what verify finds',
    [
      ...(await foundByVerify(services, TENANTS.stormy)),
      ...(await foundByVerify(services, TENANTS.calm)),
    ],
    'nothing',
  );
  const points = await countAllPoints(services);
  const owned = calm.points.length + stormy.points.length;
  chronicle.check(
    'in all',
    'points of nobody',
    points === owned ? [] : [`${points} points, of which ${owned} belong to a tenant`],
    'none',
  );
  const collapses = workers.reduce((sum, worker) => sum + worker.collapses, 0);
  const failedStarts = workers.reduce((sum, worker) => sum + worker.failedStarts, 0);
  chronicle.check(
    'in all',
    'the worker',
    collapses === 0 ? [] : [`it ended ${collapses} times by itself`],
    `never ended by itself; could not start ${failedStarts} times while a server was away`,
  );
  chronicle.tell(`at the end: ${sizeOf(stormy)}`);
}
