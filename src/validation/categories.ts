import { authentication } from './categories/authentication.ts';
import { bulk } from './categories/bulk.ts';
import { creation } from './categories/creation.ts';
import { details } from './categories/details.ts';
import { errorHandlingAndLatency } from './categories/error-handling-and-latency.ts';
import { filtersAndPaging } from './categories/filters-and-paging.ts';
import { lifecycle } from './categories/lifecycle.ts';
import { listing } from './categories/listing.ts';
import { logs } from './categories/logs.ts';
import { organisationAccess } from './categories/organisation-access.ts';
import { projects } from './categories/projects.ts';
import { statisticsAndSearch } from './categories/statistics-and-search.ts';
import type { Category } from './check.ts';

/** The twelve categories, in the order in which a provider is asked. The last one measures what all of them asked. */
export const CATEGORIES: readonly Category[] = [
  authentication,
  organisationAccess,
  listing,
  filtersAndPaging,
  creation,
  details,
  lifecycle,
  bulk,
  logs,
  projects,
  statisticsAndSearch,
  errorHandlingAndLatency,
];
