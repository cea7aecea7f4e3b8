import { COUNTY, type Factory, next } from './context';
import { makeCounty, makeSite } from './site';

export interface Site {
  siteId: string;
  name: string;
}

/** The test county; asking twice gives the same one. */
export const aCounty = async ({ deps }: Factory): Promise<string> => makeCounty(deps.db.pool, COUNTY);

/** A clinic of the county that gives vaccinations. */
export async function aSite({ deps }: Factory, told: { name?: string } = {}): Promise<Site> {
  const name = told.name ?? `测试镇第${next()}卫生院`;
  return { siteId: await makeSite(deps.db.pool, { name }), name };
}
