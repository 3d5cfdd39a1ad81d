//! The space of sign-ins, and regions of it.
//!
//! A sign-in is a point in nine dimensions: the resource, the client, the
//! platform, the location, three kinds of risk, the device's state and the
//! authentication flow. Each dimension is cut into classes that no policy of
//! the tenant can tell apart, so a set of classes is a bit mask, a policy's
//! conditions are a product of nine masks, and "what is left when these
//! policies are taken away" is exact set arithmetic instead of sampling.

/// Number of dimensions.
pub(super) const DIMENSIONS: usize = 9;

/// The dimensions, in the order of [`Region::sets`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Resource,
    Client,
    Platform,
    Location,
    SignInRisk,
    UserRisk,
    InsiderRisk,
    Device,
    Flow,
}

impl Dimension {
    pub(super) const ALL: [Dimension; DIMENSIONS] = [
        Dimension::Resource,
        Dimension::Client,
        Dimension::Platform,
        Dimension::Location,
        Dimension::SignInRisk,
        Dimension::UserRisk,
        Dimension::InsiderRisk,
        Dimension::Device,
        Dimension::Flow,
    ];
}

/// The classes of one dimension that are in a set.
pub(super) type Mask = u128;

/// A product of nine sets of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Region {
    pub(super) sets: [Mask; DIMENSIONS],
}

impl Region {
    pub(super) fn get(&self, dimension: Dimension) -> Mask {
        self.sets[dimension as usize]
    }

    #[must_use]
    pub(super) fn with(mut self, dimension: Dimension, mask: Mask) -> Self {
        self.sets[dimension as usize] = mask;
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sets.contains(&0)
    }

    pub(super) fn intersect(&self, other: &Region) -> Option<Region> {
        let mut sets = self.sets;
        for (mine, theirs) in sets.iter_mut().zip(other.sets) {
            *mine &= theirs;
        }
        let region = Region { sets };
        (!region.is_empty()).then_some(region)
    }

    /// Whether every sign-in of this region is one of another.
    pub(super) fn lies_in(&self, other: &Region) -> bool {
        self.sets.iter().zip(other.sets).all(|(mine, theirs)| mine & !theirs == 0)
    }

    /// The largest region around this one that stays within another and outside of all
    /// covers, widened in one dimension after the other.
    pub(super) fn widened(&self, within: &Region, covers: &[Region]) -> Region {
        let mut region = *self;
        for dimension in Dimension::ALL {
            let rest = region.with(dimension, Mask::MAX);
            let taken = covers
                .iter()
                .filter_map(|cover| rest.intersect(cover))
                .fold(0, |taken, common| taken | common.get(dimension));
            region = region.with(dimension, within.get(dimension) & !taken);
        }
        region
    }

    /// How much smaller the region is than another: in how many dimensions, and by how
    /// many classes.
    pub(super) fn narrowness(&self, full: &Region) -> (u32, u32) {
        let missing = self.sets.iter().zip(full.sets).map(|(mine, full)| (full & !mine).count_ones());
        missing
            .filter(|count| *count > 0)
            .fold((0, 0), |(dimensions, classes), count| (dimensions + 1, classes + count))
    }

    /// What is left of this region without another: at most nine disjoint parts.
    fn minus(&self, other: &Region, parts: &mut Vec<Region>) {
        let Some(common) = self.intersect(other) else {
            parts.push(*self);
            return;
        };
        let mut rest = *self;
        for dimension in 0..DIMENSIONS {
            let outside = rest.sets[dimension] & !common.sets[dimension];
            if outside != 0 {
                let mut part = rest;
                part.sets[dimension] = outside;
                parts.push(part);
            }
            rest.sets[dimension] = common.sets[dimension];
        }
    }
}

/// More parts than this and the answer is "can't tell"; real tenants stay far below.
const MOST_PARTS: usize = 20_000;

/// What is left of `space` without `covers`, as disjoint regions; `None` when it
/// falls into too many parts to tell.
pub(super) fn subtract(space: &[Region], covers: &[Region]) -> Option<Vec<Region>> {
    let mut left = space.to_vec();
    for cover in covers {
        let mut next = Vec::with_capacity(left.len());
        for region in &left {
            region.minus(cover, &mut next);
        }
        if next.len() > MOST_PARTS {
            return None;
        }
        left = next;
        if left.is_empty() {
            break;
        }
    }
    Some(left)
}
