//! Work on many releases at once, results in input order.
//!
//! Each worker is a thread of its own with a rayon pool of its own. The Typst compiler splits its
//! work with rayon; in one shared pool a thread that waits for a part of one document would take up
//! the next release in the meantime, and the next, until its stack overflows and memory with it.

use std::sync::Mutex;

/// Stack of a worker, in bytes: layout recurses with the nesting of a page.
const STACK: usize = 16 * 1024 * 1024;

/// How many workers a run has: as asked for, else one for each processor.
pub(super) fn count(asked: Option<u16>) -> usize {
    let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    asked.map_or_else(processors, usize::from).max(1)
}

/// Applies `work` to every item on `workers` threads; the results are in the order of the items.
///
/// # Errors
/// When a thread cannot be started.
pub(super) fn map<T: Send, R: Send>(
    workers: usize,
    items: Vec<T>,
    work: impl Fn(T) -> R + Sync,
) -> Result<Vec<R>, rayon::ThreadPoolBuildError> {
    let total = items.len();
    let queue = Mutex::new(items.into_iter().enumerate());
    let results: Mutex<Vec<Option<R>>> = Mutex::new((0..total).map(|_| None).collect());
    let pools = (0..workers.clamp(1, total.max(1)))
        .map(|_| rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build())
        .collect::<Result<Vec<_>, _>>()?;
    std::thread::scope(|scope| {
        for pool in &pools {
            scope.spawn(|| {
                pool.install(|| {
                    loop {
                        let next = lock(&queue).next();
                        let Some((index, item)) = next else { return };
                        let result = work(item);
                        lock(&results)[index] = Some(result);
                    }
                });
            });
        }
    });
    Ok(lock(&results).drain(..).flatten().collect())
}

/// A panic in one worker ends the run at the scope's end; until then the lock is still good.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<u64> = (0..200).collect();
        let squares = map(3, items, |n| {
            std::thread::sleep(std::time::Duration::from_micros(200 - n));
            n * n
        });
        assert_eq!(squares.expect("threads"), (0..200).map(|n| n * n).collect::<Vec<u64>>());
        assert_eq!(map(4, Vec::<u8>::new(), |n| n).expect("threads"), Vec::<u8>::new());
    }

    #[test]
    fn nested_rayon_work_does_not_take_up_further_items() {
        // Each item splits its work; with a shared pool the depth of nesting would grow.
        static DEPTH: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let deepest = map(2, (0..64).collect::<Vec<u32>>(), |_| {
            use std::sync::atomic::Ordering;
            let depth = DEPTH.fetch_add(1, Ordering::SeqCst) + 1;
            rayon::join(std::thread::yield_now, std::thread::yield_now);
            DEPTH.fetch_sub(1, Ordering::SeqCst);
            depth
        });
        assert!(deepest.expect("threads").into_iter().max() <= Some(2));
    }
}
