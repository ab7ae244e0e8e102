import type { Settings } from '../settings/Settings.ts';

/** The languages in which the article's loop can be copied. */
export const LANGUAGES = ['Python', 'R'] as const;
export type Language = (typeof LANGUAGES)[number];

const WRITERS: Readonly<Record<Language, (settings: Settings) => string>> = {
  Python: pythonSnippet,
  R: rSnippet,
};

/**
 * The article's loop with the settings of a run, by NumPy's generator: the page's own numbers, but for last bits, where
 * that is the run's generator too; else other numbers of the same law.
 *
 * @returns null with `seeding=shifted`, which is not the article's, and for draws from a record
 */
export function snippet(language: Language, settings: Settings): string | null {
  if (settings.seeding === 'shifted' || settings.record !== null) return null;
  const head =
    settings.generator === 'numpy'
      ? "# Spillway's own numbers, but for their last bits"
      : "# The law of Spillway's run, by NumPy's generator: other numbers than those of the fast streams";
  return `${head}\n${WRITERS[language](settings)}`;
}

function pythonSnippet({ K, mu, sigma, target, T, chunks, seed, seeding, boundary }: Settings) {
  const isFull = boundary === 'restart';
  return `import numpy as np

K, mu, sigma, target = ${[K, mu, sigma, target].join(', ')}
T, chunks, seed = ${[T, chunks, seed].join(', ')}

def simulate(S, steps):
    path = []
    for t in range(steps):
        W = min(S, target)
        I = max(np.random.normal(mu, sigma), 0)
        S = min(S - W + I, K)
        path.append(S)
    return path

rows = [${isFull ? '' : 'K'}]
for i in range(chunks):
    ${seeding === 'distinct' ? 'np.random.seed((seed + i) % 2**32)  # a seed each' : 'np.random.seed(seed)  # the same seed for all'}
    steps = T // chunks + (i < T % chunks)
    rows += ${isFull ? '[K] + simulate(K, steps)  # each starts full' : 'simulate(rows[-1], steps)  # goes on where the one before ended'}
print(len(rows), np.mean(rows), rows[-1])
`;
}

function rSnippet({ K, mu, sigma, target, T, chunks, seed, seeding, boundary }: Settings) {
  const isFull = boundary === 'restart';
  return `K <- ${K}; mu <- ${mu}; sigma <- ${sigma}; target <- ${target}
T <- ${T}; chunks <- ${chunks}; seed <- ${seed}

# R has NumPy's generator, but seeds it in another way, and makes other uniforms and normals of it
times <- function(a, b) ((a * (b %/% 65536)) %% 65536 * 65536 + a * (b %% 65536)) %% 2^32
numpy_seed <- function(s) {
  mt <- s
  for (i in 1:623) {
    y <- mt[i]
    y <- y %/% 65536 * 65536 + bitwXor(y %% 65536, y %/% 2^30)  # y xor (y >> 30)
    mt[i + 1] <- (times(1812433253, y) + i) %% 2^32
  }
  RNGkind("Mersenne-Twister")
  .Random.seed <<- c(.Random.seed[1], 624L, as.integer(ifelse(mt >= 2^31, mt - 2^32, mt)))
}
uniforms <- function() {  # two of 53 bits
  w <- floor(runif(4) * 2^32 + 0.25)
  (w[c(1, 3)] %/% 32 * 2^26 + w[c(2, 4)] %/% 64) / 2^53
}
normals <- function(n) {  # Marsaglia's polar method
  z <- numeric(n + 1); k <- 0
  while (k < n) {
    x <- 2 * uniforms() - 1; r2 <- sum(x^2)
    if (r2 < 1 && r2 > 0) { z[k + 1:2] <- rev(sqrt(-2 * log(r2) / r2) * x); k <- k + 2 }
  }
  z[seq_len(n)]
}
simulate <- function(S, steps) {
  path <- numeric(steps)
  I <- pmax(mu + sigma * normals(steps), 0)
  for (t in seq_len(steps)) {
    W <- min(S, target)
    path[t] <- S <- min(S - W + I[t], K)
  }
  path
}

rows <- ${isFull ? 'c()' : 'K'}
for (i in seq_len(chunks) - 1) {
  ${seeding === 'distinct' ? 'numpy_seed((seed + i) %% 2^32)  # a seed each' : 'numpy_seed(seed)  # the same seed for all'}
  steps <- T %/% chunks + (i < T %% chunks)
  rows <- c(rows, ${isFull ? 'K, simulate(K, steps))  # each starts full' : 'simulate(rows[length(rows)], steps))  # goes on where the one before ended'}
}
cat(length(rows), format(mean(rows), digits = 17), format(rows[length(rows)], digits = 17), "\\n")
`;
}
