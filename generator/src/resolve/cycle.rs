//! Which definitions lead back to themselves; in time linear in the references (R. Tarjan, 1972), without recursion.

use crate::model::TypeId;
use std::ops::Index;

/// The cycle that each definition is on.
pub(super) struct Cycles(Vec<usize>);

impl Cycles {
    /// Of definitions that lead to these.
    pub(super) fn of(edges: &[Vec<TypeId>]) -> Self {
        let mut search = Search {
            edges,
            order: vec![UNSEEN; edges.len()],
            low: vec![0; edges.len()],
            cycle: vec![UNSEEN; edges.len()],
            open: Vec::new(),
            seen: 0,
        };
        for start in 0..edges.len() {
            if search.order[start] == UNSEEN {
                search.walk(start);
            }
        }
        Self(search.cycle)
    }
}

/// The number of a definition's cycle: two that lead to each other have the same, and only those.
impl Index<TypeId> for Cycles {
    type Output = usize;

    fn index(&self, id: TypeId) -> &usize {
        &self.0[id.index()]
    }
}

const UNSEEN: usize = usize::MAX;

struct Search<'a> {
    edges: &'a [Vec<TypeId>],
    order: Vec<usize>,
    low: Vec<usize>,
    cycle: Vec<usize>,
    open: Vec<usize>,
    seen: usize,
}

impl Search<'_> {
    fn walk(&mut self, start: usize) {
        self.enter(start);
        let mut path = vec![(start, 0)];
        while let Some((from, next)) = path.pop() {
            let Some(to) = self.edges[from].get(next).map(|to| to.index()) else {
                self.leave(from);
                if let Some((parent, _)) = path.last() {
                    self.lower(*parent, self.low[from]);
                }
                continue;
            };
            path.push((from, next + 1));
            if self.order[to] == UNSEEN {
                self.enter(to);
                path.push((to, 0));
            } else if self.cycle[to] == UNSEEN {
                self.lower(from, self.order[to]);
            }
        }
    }

    fn enter(&mut self, at: usize) {
        self.order[at] = self.seen;
        self.low[at] = self.seen;
        self.seen += 1;
        self.open.push(at);
    }

    fn lower(&mut self, at: usize, to: usize) {
        let low = &mut self.low[at];
        *low = (*low).min(to);
    }

    /// A definition that leads to none seen before it closes its cycle.
    fn leave(&mut self, at: usize) {
        if self.low[at] != self.order[at] {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.cycle[member] = at;
            if member == at {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cycles;
    use crate::model::TypeId;

    #[test]
    fn only_what_leads_back_shares_a_cycle() {
        let edges = [vec![1, 4], vec![2], vec![0, 3], vec![3], vec![3]];
        let edges: Vec<Vec<TypeId>> = edges.iter().map(|to| to.iter().map(|at| TypeId::new(*at)).collect()).collect();
        let Cycles(cycles) = Cycles::of(&edges);
        assert!(cycles[0] == cycles[1] && cycles[1] == cycles[2]);
        assert!(cycles[3] != cycles[0] && cycles[4] != cycles[0] && cycles[3] != cycles[4]);
    }
}
