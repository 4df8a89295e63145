//! Hopcroft's algorithm, then a canonical numbering of states and classes.

use super::automaton::Automaton;
use rustc_hash::FxHashMap;

/// The smallest automaton of the language. Every state of `automaton` must be reachable.
pub(super) fn minimise(automaton: Automaton) -> Automaton {
    let block_of = refine(&automaton);
    canonical(&automaton, &block_of)
}

/// The states in blocks; each block is a stretch of `order`.
struct Partition {
    order: Vec<u32>,
    place: Vec<u32>,
    block_of: Vec<u32>,
    /// Start, end and how many members are marked (they come first).
    blocks: Vec<(u32, u32, u32)>,
}

impl Partition {
    fn new(states: usize) -> Self {
        let order: Vec<u32> = (0..states as u32).collect();
        Self { place: order.clone(), order, block_of: vec![0; states], blocks: vec![(0, states as u32, 0)] }
    }

    fn mark(&mut self, state: u32, touched: &mut Vec<u32>) {
        let block = self.block_of[state as usize];
        let (start, _, marked) = &mut self.blocks[block as usize];
        let at = self.place[state as usize];
        let border = *start + *marked;
        if at < border {
            return;
        }
        if *marked == 0 {
            touched.push(block);
        }
        *marked += 1;
        let other = self.order[border as usize];
        self.order.swap(at as usize, border as usize);
        self.place[other as usize] = at;
        self.place[state as usize] = border;
    }

    /// Parts marked members from the others; the new block is the smaller part.
    fn split(&mut self, block: u32) -> Option<u32> {
        let (start, end, marked) = self.blocks[block as usize];
        self.blocks[block as usize].2 = 0;
        let border = start + marked;
        if border == end {
            return None;
        }
        let fresh = self.blocks.len() as u32;
        let (kept, moved) =
            if marked <= end - border { ((border, end), (start, border)) } else { ((start, border), (border, end)) };
        self.blocks[block as usize] = (kept.0, kept.1, 0);
        self.blocks.push((moved.0, moved.1, 0));
        for at in moved.0..moved.1 {
            self.block_of[self.order[at as usize] as usize] = fresh;
        }
        Some(fresh)
    }
}

/// Predecessors of every state by class, in one array.
struct Sources {
    starts: Vec<u32>,
    states: Vec<u32>,
    classes: usize,
}

impl Sources {
    fn of(automaton: &Automaton) -> Self {
        let classes = automaton.alphabet.len();
        let mut starts = vec![0_u32; automaton.len() * classes + 1];
        let cell = |target: u32, class: usize| target as usize * classes + class;
        for (index, &target) in automaton.next.iter().enumerate() {
            starts[cell(target, index % classes) + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut filled = starts.clone();
        let mut states = vec![0_u32; automaton.next.len()];
        for (index, &target) in automaton.next.iter().enumerate() {
            let slot = &mut filled[cell(target, index % classes)];
            states[*slot as usize] = (index / classes) as u32;
            *slot += 1;
        }
        Self { starts, states, classes }
    }

    fn get(&self, state: u32, class: usize) -> &[u32] {
        let cell = state as usize * self.classes + class;
        &self.states[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }
}

fn refine(automaton: &Automaton) -> Vec<u32> {
    let mut partition = Partition::new(automaton.len());
    let mut touched = Vec::new();
    for state in 0..automaton.len() as u32 {
        if automaton.accepting[state as usize] {
            partition.mark(state, &mut touched);
        }
    }
    for block in touched.drain(..) {
        partition.split(block);
    }
    let sources = Sources::of(automaton);
    let mut pending: Vec<u32> = (0..partition.blocks.len() as u32).collect();
    while let Some(splitter) = pending.pop() {
        let (start, end, _) = partition.blocks[splitter as usize];
        let members = partition.order[start as usize..end as usize].to_vec();
        for class in 0..automaton.alphabet.len() {
            for &member in &members {
                for &source in sources.get(member, class) {
                    partition.mark(source, &mut touched);
                }
            }
            for block in touched.drain(..) {
                if let Some(fresh) = partition.split(block) {
                    // The new block is the smaller part: it suffices unless the old one waits, which then stays.
                    pending.push(fresh);
                }
            }
        }
    }
    partition.block_of
}

fn canonical(automaton: &Automaton, block_of: &[u32]) -> Automaton {
    let blocks = block_of.iter().max().map_or(0, |last| *last as usize + 1);
    let mut member = vec![0_usize; blocks];
    for (state, &block) in block_of.iter().enumerate() {
        member[block as usize] = state;
    }
    // Classes that no state tells apart are one class.
    let classes = automaton.alphabet.len();
    let mut columns: FxHashMap<Vec<u32>, u16> = FxHashMap::default();
    let merged: Vec<u16> = (0..classes)
        .map(|class| {
            let column = member.iter().map(|&state| block_of[automaton.row(state)[class] as usize]).collect();
            let fresh = columns.len() as u16;
            *columns.entry(column).or_insert(fresh)
        })
        .collect();
    let (alphabet, map) = automaton.alphabet.merge(&merged);
    let mut picked = vec![0_usize; alphabet.len()];
    for (class, &target) in map.iter().enumerate() {
        picked[usize::from(target)] = class;
    }
    number(automaton, block_of, &member, alphabet, &picked)
}

fn number(
    automaton: &Automaton,
    block_of: &[u32],
    member: &[usize],
    alphabet: super::alphabet::Alphabet,
    picked: &[usize],
) -> Automaton {
    let mut numbers: Vec<Option<u32>> = vec![None; member.len()];
    let mut queue = vec![block_of[0]];
    numbers[block_of[0] as usize] = Some(0);
    let mut next = Vec::with_capacity(member.len() * picked.len());
    let mut accepting = Vec::with_capacity(member.len());
    let mut done = 0;
    while let Some(&block) = queue.get(done) {
        done += 1;
        let state = member[block as usize];
        accepting.push(automaton.accepting[state]);
        for &class in picked {
            let target = block_of[automaton.row(state)[class] as usize];
            let fresh = queue.len() as u32;
            let number = *numbers[target as usize].get_or_insert_with(|| {
                queue.push(target);
                fresh
            });
            next.push(number);
        }
    }
    Automaton { alphabet, next, accepting }
}
