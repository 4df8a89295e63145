//! Which definitions lead back to themselves; in time linear in the references (R. Tarjan, 1972), without recursion.

use crate::model::TypeId;

/// The number of the circle that each definition is on; two that lead to each other have the same, and only those.
pub(super) fn circles(edges: &[Vec<TypeId>]) -> Vec<u32> {
    let mut search = Search {
        edges,
        order: vec![UNSEEN; edges.len()],
        low: vec![0; edges.len()],
        circle: vec![UNSEEN; edges.len()],
        open: Vec::new(),
        seen: 0,
    };
    for start in (0..).take(edges.len()) {
        if search.order[start as usize] == UNSEEN {
            search.walk(start);
        }
    }
    search.circle
}

const UNSEEN: u32 = u32::MAX;

struct Search<'a> {
    edges: &'a [Vec<TypeId>],
    order: Vec<u32>,
    low: Vec<u32>,
    circle: Vec<u32>,
    open: Vec<u32>,
    seen: u32,
}

impl Search<'_> {
    fn walk(&mut self, start: u32) {
        self.enter(start);
        let mut path = vec![(start, 0)];
        while let Some((id, next)) = path.pop() {
            let Some(to) = self.edges[id as usize].get(next).map(|to| to.0) else {
                self.leave(id);
                if let Some((parent, _)) = path.last() {
                    self.lower(*parent, self.low[id as usize]);
                }
                continue;
            };
            path.push((id, next + 1));
            if self.order[to as usize] == UNSEEN {
                self.enter(to);
                path.push((to, 0));
            } else if self.circle[to as usize] == UNSEEN {
                self.lower(id, self.order[to as usize]);
            }
        }
    }

    fn enter(&mut self, id: u32) {
        self.order[id as usize] = self.seen;
        self.low[id as usize] = self.seen;
        self.seen += 1;
        self.open.push(id);
    }

    fn lower(&mut self, id: u32, to: u32) {
        let low = &mut self.low[id as usize];
        *low = (*low).min(to);
    }

    /// A definition that leads to none seen before it closes its circle.
    fn leave(&mut self, id: u32) {
        if self.low[id as usize] != self.order[id as usize] {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.circle[member as usize] = id;
            if member == id {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::circles;
    use crate::model::TypeId;

    #[test]
    fn only_what_leads_back_shares_a_circle() {
        let edges = [vec![1, 4], vec![2], vec![0, 3], vec![3], vec![3]];
        let edges: Vec<Vec<TypeId>> = edges.iter().map(|to| to.iter().map(|id| TypeId(*id)).collect()).collect();
        let circles = circles(&edges);
        assert!(circles[0] == circles[1] && circles[1] == circles[2]);
        assert!(circles[3] != circles[0] && circles[4] != circles[0] && circles[3] != circles[4]);
    }
}
